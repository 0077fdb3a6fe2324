#![no_main]
libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    candor_fuzz::checks::jwt(input);
});
