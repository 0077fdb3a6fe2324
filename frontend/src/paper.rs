//! The paper that a person answers on: a poll, and the words around it.

use crate::words::Words;
use candor::wire::Manifest;
use std::ops::Deref;
use std::rc::Rc;

/// A poll and the words of its page. Cheap to clone; two are equal when they are the same one.
#[derive(Clone, Debug)]
pub struct Paper(Rc<Sheet>);

/// What a [`Paper`] holds.
#[derive(Debug)]
pub struct Sheet {
    /// The poll.
    pub manifest: Manifest,
    /// The words.
    pub words: Words,
}

impl Paper {
    /// The paper of a poll.
    pub fn new(manifest: Manifest, words: Words) -> Self {
        Self(Rc::new(Sheet { manifest, words }))
    }
}

impl Deref for Paper {
    type Target = Sheet;
    fn deref(&self) -> &Sheet {
        &self.0
    }
}

impl PartialEq for Paper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
