//! Every order that a storage folder puts rows into.

use crate::people::People;
use crate::secrets::Hashes;
use crate::storage::{Database, Folder};
use anyhow::Result;
use rusqlite::types::Value;
use std::collections::{BTreeMap, HashMap};

/// People in some order; those of whom nothing stands there are left out.
#[derive(Clone)]
pub(crate) struct Ordering {
    pub(crate) name: String,
    pub(crate) people: Vec<usize>,
}

/// What an attacker has of one poll. The numbers of people are the truth, which the attacker does not have and guesses are
/// counted by.
pub(crate) struct View {
    /// The leaf of each person, which rows and log tell.
    pub(crate) leaves: Vec<usize>,
    /// Of the rows that entitle, the owner's list included.
    pub(crate) invitations: Vec<Ordering>,
    /// Of the rows that say what was used.
    pub(crate) exchanges: Vec<Ordering>,
    /// Of what ballots leave: spent digests, the tallies of pools, comments.
    pub(crate) ballots: Vec<Ordering>,
}

/// The files of one poll.
pub(crate) struct Files {
    pub(crate) register: String,
    pub(crate) ballots: String,
}

/// What a row is told by in these files.
pub(crate) struct Rows {
    pub(crate) invitations: Vec<Vec<u8>>,
    pub(crate) exchanges: Vec<Vec<u8>>,
}

impl Rows {
    pub(crate) fn of(people: &People, hashes: &Hashes) -> Self {
        Self {
            invitations: people.list.iter().map(|person| hashes.invitation(&person.code)).collect(),
            exchanges: people.list.iter().map(|person| hashes.exchange(&person.code)).collect(),
        }
    }
}

impl View {
    /// Everything that the folder has of that poll.
    pub(crate) fn of(folder: &Folder, files: &Files, people: &People, rows: &Rows) -> Result<Self> {
        let (register, ballots) = (folder.database(&files.register)?, folder.database(&files.ballots)?);
        let (entitled, counted) = (folder.tables(&files.register)?, folder.tables(&files.ballots)?);
        let list = Ordering { name: "the owner's list".into(), people: (0..people.list.len()).collect() };
        let mut invitations = vec![list];
        invitations.extend(orderings("invitations", &each(&rows.invitations), &register, &entitled));
        let exchanges = orderings("exchanges", &each(&rows.exchanges), &register, &entitled);
        let digests: Vec<_> = people.list.iter().map(|person| &person.digest[..]).enumerate().collect();
        let comments = people.list.iter().enumerate();
        let comments: Vec<_> =
            comments.filter_map(|(n, person)| Some((n, person.comment.as_ref()?.as_bytes()))).collect();
        let mut left = orderings("spent digests", &digests, &ballots, &counted);
        left.extend(orderings("comments", &comments, &ballots, &counted));
        let pools: Vec<_> = people.list.iter().map(|person| person.pool.as_bytes()).enumerate().collect();
        left.extend(orderings("pools", &pools, &ballots, &counted));
        let leaves = people.list.iter().map(|person| person.leaf).collect();
        Ok(Self { leaves, invitations, exchanges, ballots: left })
    }
}

fn each(values: &[Vec<u8>]) -> Vec<(usize, &[u8])> {
    values.iter().map(Vec::as_slice).enumerate().collect()
}

/// Every order that the storage has these values in: always the same list, empty where there is nothing of it.
fn orderings(
    what: &str,
    values: &[(usize, &[u8])],
    database: &Database<'_>,
    tables: &BTreeMap<String, Vec<Vec<Value>>>,
) -> Vec<Ordering> {
    let bytes: Vec<&[u8]> = values.iter().map(|(_, value)| *value).collect();
    let places = database.places(&bytes);
    let listed = listed(tables);
    let order = |how: &str, key: &dyn Fn(usize) -> Option<(usize, usize)>| {
        let mut keyed: Vec<_> = (0..values.len()).filter_map(|at| Some((key(at)?, values[at].0))).collect();
        keyed.sort_unstable();
        let people = keyed.into_iter().map(|(_, person)| person).collect();
        Ordering { name: format!("{what}, {how}"), people }
    };
    let mut by_value: Vec<usize> = (0..values.len()).collect();
    by_value.sort_unstable_by_key(|at| bytes[*at]);
    let rank = |at| by_value.iter().position(|other| *other == at);
    // Pages are filled from their end, so that what came first stands last.
    let back = |(page, offset): (usize, usize)| (page, usize::MAX - offset);
    vec![
        order("by value", &|at| Some((rank(at)?, 0))),
        order("as SQLite lists them", &|at| Some((*listed.get(bytes[at])?, 0))),
        order("by place in the file", &|at| Some((places[at].file?, 0))),
        order("by page and offset", &|at| places[at].image),
        order("by page and offset from its end", &|at| places[at].image.map(back)),
        order("by first frame", &|at| places[at].first),
        order("by first frame and offset from its end", &|at| places[at].first.map(back)),
        order("by last frame", &|at| places[at].last),
        order("by last frame and offset from its end", &|at| places[at].last.map(back)),
    ]
}

/// The number of the row that each value stands in, table after table.
fn listed<'a>(tables: &'a BTreeMap<String, Vec<Vec<Value>>>) -> HashMap<&'a [u8], usize> {
    let rows = tables.values().flatten().enumerate();
    let cells = rows.flat_map(|(number, row)| row.iter().map(move |cell| (number, cell)));
    let bytes = |(number, cell): (usize, &'a Value)| match cell {
        Value::Blob(bytes) => Some((&bytes[..], number)),
        Value::Text(text) => Some((text.as_bytes(), number)),
        _ => None,
    };
    cells.filter_map(bytes).collect()
}
