//! New migration files must reach the binary, which embeds them.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
