//! The Content-Security-Policy of a page (safety.md rule 16). It is sent with the page it protects, because the nonce is that
//! page's. Mail frames and files have policies of their own, set where they are served.

use leptos::prelude::*;

/// What a page may load, with a nonce for the script that starts the browser's half. `wasm-unsafe-eval` starts WebAssembly and
/// nothing else; there is no `unsafe-inline`, so that a forgotten `style=` or `onclick=` is found in the first test that runs.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
         connect-src 'self'; font-src 'self'; media-src 'self' blob:; img-src 'self' data: blob:; manifest-src 'self'; \
         worker-src 'self'; object-src 'none'; frame-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; report-uri /csp-report"
    )
}

/// Sends the policy of the page that is being rendered. The first thing a document does; nothing in the browser.
pub fn send_policy() {
    if let Some(nonce) = use_nonce() {
        client::response::send_policy(&policy(&nonce));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_policy_lets_nothing_in_by_default_and_no_inline_script_without_its_nonce() {
        let policy = super::policy("abc");
        assert!(policy.starts_with("default-src 'none';"));
        assert!(policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"));
        assert!(policy.is_ascii() && !policy.contains("  "), "{policy}");
    }
}
