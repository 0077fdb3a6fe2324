//! A group tree as people type it: a line a group, indented below the one that it belongs to. From rows of a table too,
//! each the way from the top down to one group.

use crate::Fault;
use crate::id::{GroupId, MAX_ID};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The most groups of one tree.
const MAX_GROUPS: usize = 10_000;

/// One group on its way into the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    depth: usize,
    name: String,
    id: Option<String>,
}

/// Reads an outline: spaces or tabs at the start say how deep, and ` #id` at the end of a line which id; without one it is
/// made of the name. The first line is the root.
///
/// # Errors
/// A [`Fault`] a line, its pointer the line's number from 1, such as `/3`.
pub fn parse(text: &str) -> Result<Value, Vec<Fault>> {
    let mut faults = Vec::new();
    let (mut lines, mut indents) = (Vec::new(), Vec::<usize>::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = format!("/{}", number + 1);
        let indent = indent(line);
        while indents.last().is_some_and(|above| *above >= indent) {
            indents.pop();
        }
        let depth = indents.len();
        indents.push(indent);
        if depth == 0 && !lines.is_empty() {
            faults.push(Fault::new(
                at.clone(),
                "two_roots",
                "Only the first line stands at the margin; indent this one",
            ));
        }
        let (name, id) = match line.trim().rsplit_once(" #") {
            Some((name, id)) => (name.trim(), Some(id.trim().to_owned())),
            None => (line.trim(), None),
        };
        if let Some(Err(error)) = id.as_ref().map(|id| GroupId::new(id.as_str())) {
            faults.push(Fault::new(at, "bad_id", error.to_string()));
        }
        lines.push(Line { depth, name: name.to_owned(), id });
    }
    if lines.is_empty() {
        faults.push(Fault::new("/1", "empty", "Write at least one group"));
    }
    if lines.len() > MAX_GROUPS {
        faults.push(Fault::new("", "too_many", format!("A tree has at most {MAX_GROUPS} groups")));
    }
    if faults.is_empty() { Ok(tree(&lines)) } else { Err(faults) }
}

/// Makes an outline of rows, each the names from below the root down to one group; empty cells at the end are nothing.
/// Groups that several rows name are one. `root` is the name of the group above all.
pub fn from_rows<R: AsRef<[String]>>(root: &str, rows: &[R]) -> String {
    let mut outline = [root, "\n"].concat();
    let mut known: BTreeSet<Vec<&str>> = BTreeSet::new();
    let mut paths: Vec<Vec<&str>> = Vec::new();
    for row in rows {
        let names = row.as_ref().iter().map(|cell| cell.trim()).take_while(|name| !name.is_empty());
        let names: Vec<&str> = names.collect();
        for length in 1..=names.len() {
            if known.insert(names[..length].to_vec()) {
                paths.push(names[..length].to_vec());
            }
        }
    }
    // A row may name a group whose brothers came earlier: each goes below its own, in the order they were named.
    write_below(&paths, &[], &mut outline);
    outline
}

fn write_below(paths: &[Vec<&str>], above: &[&str], outline: &mut String) {
    for path in paths.iter().filter(|path| path.len() == above.len() + 1 && path.starts_with(above)) {
        outline.push_str(&"  ".repeat(path.len()));
        outline.push_str(path[path.len() - 1]);
        outline.push('\n');
        write_below(paths, path, outline);
    }
}

/// The outline of a tree in the JSON of a definition, names in `language`. Ids that would not be made of the names again
/// stand beside them.
pub fn write(tree: &Value, language: &str) -> String {
    let mut outline = String::new();
    let mut taken = BTreeSet::new();
    write_group(tree, language, 0, &mut taken, &mut outline);
    outline
}

fn write_group(
    group: &Value,
    language: &str,
    depth: usize,
    taken: &mut BTreeSet<String>,
    outline: &mut String,
) {
    let name = match &group["name"] {
        Value::Object(names) => names.get(language).or_else(|| names.values().next()).and_then(Value::as_str),
        name => name.as_str(),
    };
    let (name, id) = (name.unwrap_or_default(), group["id"].as_str().unwrap_or_default());
    outline.push_str(&"  ".repeat(depth));
    outline.push_str(name);
    let made = unused(name, taken);
    if made != id && !id.is_empty() {
        outline.push_str(" #");
        outline.push_str(id);
        taken.insert(id.to_owned());
    } else {
        taken.insert(made);
    }
    outline.push('\n');
    for child in group["children"].as_array().into_iter().flatten() {
        write_group(child, language, depth + 1, taken, outline);
    }
}

/// How deep a line is indented: a tab is as much as four spaces.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

fn tree(lines: &[Line]) -> Value {
    let mut taken = BTreeSet::new();
    let mut ids = Vec::new();
    for line in lines {
        let id = line.id.clone().unwrap_or_else(|| unused(&line.name, &taken));
        taken.insert(id.clone());
        ids.push(id);
    }
    branch(lines, &ids, 0)
}

/// The group of line `at` with all below it.
fn branch(lines: &[Line], ids: &[String], at: usize) -> Value {
    let depth = lines[at].depth;
    let below = (at + 1..lines.len()).take_while(|line| lines[*line].depth > depth);
    let children: Vec<Value> =
        below.filter(|line| lines[*line].depth == depth + 1).map(|line| branch(lines, ids, line)).collect();
    json!({"id": ids[at], "name": lines[at].name, "children": children})
}

/// An id of a name that no other group has: what of it is ASCII letters and digits, in small letters, dashes between.
pub fn id_of(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    let id: String = id.chars().take(MAX_ID - 8).collect();
    let id = id.trim_end_matches('-');
    if id.is_empty() { "group".into() } else { id.into() }
}

fn unused(name: &str, taken: &BTreeSet<String>) -> String {
    let id = id_of(name);
    if !taken.contains(&id) {
        return id;
    }
    // Of one more number than there are ids, one is free.
    let numbers = 2..taken.len() + 3;
    numbers.map(|number| format!("{id}-{number}")).find(|id| !taken.contains(id)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(tree: &Value) -> Vec<(String, usize)> {
        let mut all = vec![(tree["name"].as_str().expect("a name").to_owned(), 0)];
        for child in tree["children"].as_array().expect("children") {
            all.extend(names(child).into_iter().map(|(name, depth)| (name, depth + 1)));
        }
        all
    }

    #[test]
    fn indents_of_any_width_make_a_tree_and_ids_are_made_of_names() {
        let tree =
            parse("Harbour\n\tProduct\n\t\tCheck-out é\n   Platform #plat\n\n      Cloud\n      Cloud\n")
                .expect("good");
        assert_eq!(names(&tree).iter().map(|(_, depth)| *depth).collect::<Vec<_>>(), [0, 1, 2, 1, 2, 2]);
        assert_eq!(tree["children"][0]["children"][0]["id"], "check-out");
        assert_eq!(tree["children"][1]["id"], "plat");
        assert_eq!(tree["children"][1]["children"][1]["id"], "cloud-2");
        let poll =
            json!({"title": "T", "groups": tree, "questions": [{"id": "q", "kind": "rating", "text": "Q"}]});
        assert!(crate::Poll::parse(&poll).is_ok(), "what an outline makes is a tree of a definition");
    }

    #[test]
    fn faults_name_their_lines() {
        let faults = parse("A\nB\n  C #no good\n").expect_err("two faults");
        let found: Vec<_> =
            faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        assert_eq!(found, [("/2", "two_roots"), ("/3", "bad_id")]);
        assert_eq!(parse("\n \n").expect_err("nothing")[0].code, "empty");
    }

    #[test]
    fn rows_are_ways_from_the_top() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = [row(&["Product", "Search"]), row(&["Platform", ""]), row(&["Product", "Mobile", " "])];
        assert_eq!(from_rows("All", &rows), "All\n  Product\n    Search\n    Mobile\n  Platform\n");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_tree(
            lines in prop::collection::vec((0_usize..4, "[A-Za-z0-9é]{1,6}( [a-z]{1,4})?"), 1..30)
        ) {
            let mut depth = 0;
            let mut outline = "Top\n".to_owned();
            for (wanted, name) in lines {
                depth = (wanted + 1).min(depth + 1);
                outline.push_str(&"  ".repeat(depth));
                outline.push_str(&name);
                outline.push('\n');
            }
            let tree = parse(&outline).expect("good");
            prop_assert_eq!(parse(&write(&tree, "en")).expect("good"), tree);
        }

        #[test]
        fn nothing_that_is_typed_panics(text in "[ a#é\\t\\n-]{0,60}") {
            let _ = parse(&text);
        }
    }
}
