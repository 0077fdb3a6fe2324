//! What the fuzz targets check. The tests of the core run the same checks without libFuzzer.
#![forbid(unsafe_code)]

pub mod checks;
