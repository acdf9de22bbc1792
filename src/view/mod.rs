//! Pure pictures.
pub mod frame;
