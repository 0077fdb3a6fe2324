//! The hand-over of ballot boxes, checked by the model checker spin in every order of steps, crashes and messages.

use std::path::Path;
use std::process::Command;

/// Runs a program in a folder, and gives what it says.
fn said(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{program} ({error}): `cargo xtask test` installs it"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{program}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// How many errors the checker finds in the model, with that rule taken away.
fn errors(without: Option<&str>) -> u32 {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/handover.pml");
    let folder = tempfile::tempdir().unwrap();
    let define = without.map(|rule| format!("-D{rule}"));
    let arguments: Vec<&str> = define.as_deref().into_iter().chain(["-a", model.to_str().unwrap()]).collect();
    said(folder.path(), "spin", &arguments);
    // Safety alone: assertions, and ends that are none. The states are kept compressed, and exactly.
    said(folder.path(), "cc", &["-O2", "-w", "-DSAFETY", "-DCOLLAPSE", "-o", "checker", "pan.c"]);
    let found = said(folder.path(), "./checker", &["-m100000"]);
    assert!(!found.contains("search depth too small"), "{found}");
    let (_, errors) = found.split_once("errors: ").unwrap_or_else(|| panic!("{found}"));
    errors.lines().next().and_then(|errors| errors.trim().parse().ok()).unwrap_or_else(|| panic!("{found}"))
}

#[test]
fn no_ballot_is_lost_or_merged_twice_in_any_order_of_steps_crashes_and_messages() {
    assert_eq!(errors(None), 0);
}

#[test]
fn the_model_checker_notices_each_rule_that_is_taken_away() {
    for rule in ["MERGE_AGAIN", "ERASE_UNASKED", "ACK_FIRST", "CUT_ANEW"] {
        assert!(errors(Some(rule)) > 0, "{rule}");
    }
}
