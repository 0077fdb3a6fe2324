//! What the bytes themselves tell: of what was sent, of one file in another, and of rows that look alike.

use crate::guess::unlikely;
use crate::storage::Folder;
use crate::unlinkable::Target;
use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor_tests::site::Site;
use std::collections::BTreeMap;

const POLLS: u32 = 4;

#[test]
fn nothing_that_a_person_sent_stands_anywhere_and_the_files_have_no_bytes_in_common() -> Result<()> {
    stands_where_it_may(&Site::start_boxes(1)?, "candor-poll")
}

#[test]
fn nothing_that_a_person_sent_stands_in_a_box_either() -> Result<()> {
    stands_where_it_may(&Site::start_boxes(4)?, "candor-box")
}

fn stands_where_it_may(site: &Site, counts: &str) -> Result<()> {
    let target = Target::new(site, 300)?;
    let folder = Folder::of(&site.storage())?;
    let (mut sent, mut counted): (Vec<Vec<u8>>, Vec<&[u8]>) = (Vec::new(), Vec::new());
    for person in &target.people.list {
        let (nonce, output) = &person.shown;
        for text in [nonce, output, &URL_SAFE_NO_PAD.encode(person.blinded)] {
            sent.extend([text.clone().into_bytes(), URL_SAFE_NO_PAD.decode(text)?]);
        }
        let code = person.code.to_string();
        sent.extend([person.code.secret().to_vec(), code.replace('-', "").into(), code.into()]);
        sent.push(person.code.label().into());
        counted.push(&person.digest);
        counted.extend(person.comment.as_ref().map(String::as_bytes));
    }
    let sent: Vec<&[u8]> = sent.iter().map(Vec::as_slice).collect();
    assert_eq!(folder.holding("", &sent), [""; 0], "codes, elements, nonces and outputs");

    let registered = target.registered();
    let kinds = [counts, "candor-register", "candor-workspace"];
    let holding = |values: &[&[u8]]| kinds.map(|kind| !folder.holding(kind, values).is_empty());
    assert_eq!(holding(&registered), [false, true, false], "what the register knows");
    assert_eq!(holding(&counted), [true, false, false], "what ballots leave");
    Ok(())
}

#[test]
fn no_table_of_a_box_has_a_column_for_a_time_or_an_order_of_arrival() -> Result<()> {
    let site = Site::start_boxes(4)?;
    Target::new(&site, 301)?;
    let folder = Folder::of(&site.storage())?;
    let expected = [
        // How often the poll pulled it, and not when.
        ("poll", "id, definition, state, public_key, series, boxes, closing, box, cut, acknowledged"),
        ("invited", "leaf, made, revoked"),
        ("pools", "node, tally"),
        ("spent", "digest"),
        ("waiting_comments", "id, question, text"),
        ("cut_pools", "node, tally"),
        ("cut_comments", "id, question, text"),
    ];
    let expected: BTreeMap<_, _> = expected.map(|(table, columns)| (table.into(), columns.into())).into();
    let mut boxes = 0;
    for name in folder.databases("candor-box").filter(|name| !name.contains("metadata")) {
        let mut columns: BTreeMap<String, String> = folder.columns(name)?.into_iter().collect();
        columns.retain(|table, _| table != "schema_version" && table != "_cf_METADATA");
        assert_eq!(columns, expected, "{name}");
        boxes += 1;
    }
    assert!(boxes > 0 && boxes % 4 == 0, "{boxes}");
    Ok(())
}

#[test]
fn no_table_has_a_column_for_a_time_or_an_order_of_arrival() -> Result<()> {
    let site = Site::start()?;
    let target = Target::new(&site, 301)?;
    let folder = Folder::of(&site.storage())?;
    let columns = |name: &str| -> Result<BTreeMap<String, String>> {
        Ok(folder.columns(name)?.into_iter().filter(|(table, _)| table != "schema_version").collect())
    };
    let expected = |tables: &[(&str, &str)]| -> BTreeMap<String, String> {
        tables.iter().map(|(table, columns)| ((*table).into(), (*columns).into())).collect()
    };
    assert_eq!(
        columns(&target.files.register)?,
        expected(&[("invitations", "id, leaf, revoked"), ("exchanges", "id, element")])
    );
    assert_eq!(
        columns(&target.files.ballots)?,
        expected(&[
            // The runtime's own: when the next alarm is due. No ballot sets one.
            ("_cf_METADATA", "key, value"),
            // When it was closed is the owner's act.
            (
                "poll",
                "id, definition, state, ledger, public_key, tokens, wound_up, series, closed_at, erased, boxes, closing"
            ),
            ("pools", "node, tally"),
            ("spent", "digest"),
            ("waiting_comments", "id, question, text"),
            ("sealed_comments", "id, question, text"),
            ("moderations", "id, moderation"),
            ("released_comments", "id, question, text"),
            ("themes", "question, theme, comments"),
            ("releases", "number, body"),
            ("invited", "leaf, made, revoked"),
            // What leaders write, which has nothing to do with answering.
            ("commitments", "id, commitment"),
            ("predictions", "leader, node, prediction, pooled"),
            ("pooled_predictions", "node, pooled"),
            ("outbox", "id, event, handed"),
            ("boxes", "box, taken"),
            ("long_texts", "name, part, text"),
        ])
    );
    Ok(())
}

/// For each row of one kind, the nearest of the other kind (fewest bits differ) is guessed to be the same person's. If the
/// bytes tell nothing, one guess a poll is right on average, whatever the rows of the other kind are; the bound is
/// Chernoff's, for all guesses together under one in a million.
#[test]
fn rows_that_look_alike_are_the_same_persons_no_more_often_than_by_chance() -> Result<()> {
    let site = Site::start()?;
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..POLLS {
        let target = Target::new(&site, 400 + u64::from(seed))?;
        let people = &target.people.list;
        let values = |of: fn(&crate::people::Person) -> &[u8]| people.iter().map(of).collect::<Vec<_>>();
        let invitations: Vec<_> = target.rows.invitations.iter().map(Vec::as_slice).collect();
        let exchanges: Vec<_> = target.rows.exchanges.iter().map(Vec::as_slice).collect();
        let (elements, digests) = (values(|person| &person.element), values(|person| &person.digest));
        for (name, one, other) in [
            ("invitation and exchange", &invitations, &exchanges),
            ("invitation and element", &invitations, &elements),
            ("invitation and digest", &invitations, &digests),
            ("exchange and digest", &exchanges, &digests),
            ("element and digest", &elements, &digests),
        ] {
            *right.entry(name).or_default() +=
                one.iter().enumerate().filter(|(n, row)| nearest(row, other) == Some(*n)).count();
        }
    }
    let bound = unlikely(f64::from(POLLS), 1e-6 / 5.0);
    println!("{right:?}, chance gives under {bound}");
    assert!(right.values().all(|right| *right < bound), "{right:?}, chance gives under {bound}");
    Ok(())
}

/// The number of the row that differs from `row` in the fewest bits.
fn nearest(row: &[u8], others: &[&[u8]]) -> Option<usize> {
    let differ = |other: &[u8]| row.iter().zip(other).map(|(a, b)| (a ^ b).count_ones()).sum::<u32>();
    (0..others.len()).min_by_key(|at| differ(others[*at]))
}
