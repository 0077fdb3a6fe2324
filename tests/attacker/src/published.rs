//! Everything published of one poll, in the form that attacks work on.

use std::collections::{BTreeMap, BTreeSet};

/// A group, by its place in [`Published::groups`].
pub type Group = usize;

/// Ballots that nothing published tells apart from one another but their answers: those counted at a group itself, and not at
/// one below it, that a release added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Atom {
    /// The group.
    pub group: Group,
    /// The release that they came with, from 1.
    pub release: u64,
}

/// What is published of the poll itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The fewest ballots that may be described.
    pub k: u64,
    /// Each group's id and the group it hangs under; parents before children.
    pub groups: Vec<(String, Option<Group>)>,
    /// How many are invited to each leaf, where that is published.
    pub invited: BTreeMap<Group, u64>,
    /// Each question whose answers are counted.
    pub questions: BTreeMap<String, Question>,
    /// Every figure, each once.
    pub figures: BTreeSet<Figure>,
}

/// How the answers to a question are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is counted; the last one is declined.
    pub columns: Vec<String>,
    /// Whether a ballot that does not decline is counted in one column or more, and not in exactly one.
    pub is_multiple: bool,
}

/// One published figure: a set of ballots, how many they are, and how many of them gave each answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// Which ballots.
    pub of: Scope,
    /// How many.
    pub ballots: u64,
    /// By question, counts in the order of its columns; questions without figures are left out.
    pub counts: BTreeMap<String, Vec<u64>>,
}

/// Which ballots a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All at or below the group, up to the release.
    UpTo(Group, u64),
    /// Those that the release added at the group itself.
    Added(Group, u64),
}

impl Published {
    /// The group of that id.
    pub fn group(&self, id: &str) -> Option<Group> {
        self.groups.iter().position(|(known, _)| known == id)
    }

    /// Whether a group is another one, or below it.
    pub fn is_within(&self, group: Group, above: Group) -> bool {
        std::iter::successors(Some(group), |group| self.groups[*group].1).any(|group| group == above)
    }

    /// The groups that have none below.
    pub fn leaves(&self) -> impl Iterator<Item = Group> + '_ {
        let has_below = |group: Group| self.groups.iter().any(|(_, above)| *above == Some(group));
        (0..self.groups.len()).filter(move |group| !has_below(*group))
    }

    /// The last release that anything is published of.
    pub fn last_release(&self) -> u64 {
        let number = |figure: &Figure| match figure.of {
            Scope::UpTo(_, release) | Scope::Added(_, release) => release,
        };
        self.figures.iter().map(number).max().unwrap_or(0)
    }

    /// Whether a figure counts the ballots of an atom.
    pub fn holds(&self, scope: Scope, atom: Atom) -> bool {
        match scope {
            Scope::UpTo(group, release) => atom.release <= release && self.is_within(atom.group, group),
            Scope::Added(group, release) => atom == Atom { group, release },
        }
    }

    /// The atoms that may hold ballots: those that no figure of nothing holds, and whose group has more than the groups below it.
    pub fn atoms(&self) -> Vec<Atom> {
        let all = (1..=self.last_release())
            .flat_map(|release| (0..self.groups.len()).map(move |group| Atom { group, release }));
        let empty: Vec<Scope> =
            self.figures.iter().filter(|figure| figure.ballots == 0).map(|figure| figure.of).collect();
        let totals = self.totals();
        let may_hold = |atom: &Atom| {
            !empty.iter().any(|scope| self.holds(*scope, *atom)) && self.own(&totals, *atom) != Some(0)
        };
        all.filter(may_hold).collect()
    }

    /// What is published of each group up to each release.
    fn totals(&self) -> BTreeMap<(Group, u64), u64> {
        let totals = self.figures.iter().filter_map(|figure| match figure.of {
            Scope::UpTo(group, release) => Some(((group, release), figure.ballots)),
            Scope::Added(..) => None,
        });
        totals.collect()
    }

    /// How many ballots an atom has, where its group and all right below it are published then and before.
    fn own(&self, totals: &BTreeMap<(Group, u64), u64>, atom: Atom) -> Option<u64> {
        let added = |group: Group| {
            let before = match atom.release {
                1 => 0,
                release => *totals.get(&(group, release - 1))?,
            };
            totals.get(&(group, atom.release))?.checked_sub(before)
        };
        let below = (0..self.groups.len()).filter(|group| self.groups[*group].1 == Some(atom.group));
        let below: u64 = below.map(added).sum::<Option<u64>>()?;
        added(atom.group)?.checked_sub(below)
    }

    /// The name of an atom, for people.
    pub fn name(&self, atom: Atom) -> String {
        format!("{} in release {}", self.groups[atom.group].0, atom.release)
    }
}
