//! stub
/// stub
pub fn source() -> String {
    String::new()
}
/// stub
pub const HELPERS: &[&str] = &[];
