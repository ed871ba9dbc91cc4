//! Who may see a ticket: the one definition, as a [`Filter`]. Lists, counts, pages, frames, files and search all ask this.

use crate::filter::{Condition, Filter};
use crate::permission::Permission;
use crate::person::{Actor, Agent, Reach, Role};
use crate::ticket::Facts;

/// The tickets `actor` may see. (semantics.md, People: "Team's access")
pub fn visible(actor: &Actor) -> Filter {
    match actor {
        Actor::System => Filter::all(),
        Actor::Requester(_) => Filter::none(),
        Actor::Agent(agent) => visible_to(agent),
    }
}

/// The tickets a member of staff may see.
pub fn visible_to(agent: &Agent) -> Filter {
    let reach = if agent.role == Role::SuperAdmin { Reach::Everything } else { agent.reach };
    let mine = Condition::Owner(vec![Some(agent.user)]).into();
    let scope = match reach {
        Reach::Everything => Filter::all(),
        Reach::Own => mine,
        Reach::Team => Filter::Or(vec![
            mine,
            Condition::Owner(agent.teammates.iter().copied().map(Some).collect()).into(),
            Condition::Team(agent.teams.iter().copied().map(Some).collect()).into(),
        ]),
    };
    if agent.may(Permission::DeleteTickets) {
        return scope;
    }
    Filter::And(vec![scope, Filter::Not(Box::new(Condition::Deleted.into()))])
}

/// Whether `actor` may see a ticket with these facts: the in-memory reading of [`visible`].
pub fn may_see(actor: &Actor, facts: &Facts) -> bool {
    visible(actor).matches(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::tests::facts;
    use crate::{TeamId, UserId};

    fn agent(reach: Reach) -> Actor {
        let teams = vec![TeamId(1)];
        let teammates = vec![UserId(1), UserId(2)];
        Actor::Agent(Agent { user: UserId(1), role: Role::Agent, reach, teams, teammates })
    }

    #[test]
    fn team_reach_is_own_teams_and_teammates_and_nothing_else() {
        let actor = agent(Reach::Team);
        let mut ticket = facts();
        assert!(!may_see(&actor, &ticket), "unassigned is nobody's");
        ticket.owner = Some(UserId(2));
        assert!(may_see(&actor, &ticket), "a teammate owns it");
        ticket.owner = Some(UserId(3));
        assert!(!may_see(&actor, &ticket));
        ticket.team = Some(TeamId(1));
        assert!(may_see(&actor, &ticket), "my team has it");
    }

    #[test]
    fn own_reach_ends_at_my_tickets_even_beside_my_team() {
        let mut ticket = facts();
        ticket.team = Some(TeamId(1));
        assert!(!may_see(&agent(Reach::Own), &ticket));
        ticket.owner = Some(UserId(1));
        assert!(may_see(&agent(Reach::Own), &ticket));
    }

    #[test]
    fn deleted_tickets_show_only_to_those_who_may_delete() {
        let mut ticket = facts();
        ticket.deleted = true;
        assert!(!may_see(&agent(Reach::Everything), &ticket));
        assert!(may_see(&Actor::System, &ticket));
    }

    #[test]
    fn a_requester_reaches_no_ticket_by_staff_paths() {
        assert!(!may_see(&Actor::Requester(crate::ContactId(1)), &facts()));
    }
}
