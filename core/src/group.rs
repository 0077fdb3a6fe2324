//! The organisation as a poll sees it: a tree of groups, of which ballots belong to leaves.

use crate::{GroupId, Text};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// The deepest nesting of groups, the root counted.
pub const MAX_DEPTH: usize = 12;

/// A place in a [`GroupTree`]: its index in preorder, so that a parent stands before its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(crate) usize);

impl Node {
    /// The place in preorder, from 0 (the root).
    pub fn index(self) -> usize {
        self.0
    }
}

/// One group of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    id: GroupId,
    name: Text,
    parent: Option<Node>,
    depth: usize,
    children: Vec<Node>,
}

/// A tree of groups with unique ids and at least a root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTree {
    groups: Vec<Group>,
}

impl GroupTree {
    /// A tree of one group.
    pub fn new(id: GroupId, name: Text) -> Self {
        Self { groups: vec![Group { id, name, parent: None, depth: 0, children: Vec::new() }] }
    }

    /// Adds a group under `parent`. The caller adds in preorder and sees to it that ids are unique, as
    /// [`crate::Poll::parse`] does.
    pub(crate) fn add(&mut self, parent: Node, id: GroupId, name: Text) -> Node {
        let node = Node(self.groups.len());
        let depth = self.groups[parent.0].depth + 1;
        self.groups.push(Group { id, name, parent: Some(parent), depth, children: Vec::new() });
        self.groups[parent.0].children.push(node);
        node
    }

    /// The group that holds all others.
    pub fn root(&self) -> Node {
        Node(0)
    }

    /// Every node, parents before their children, children in the order of the definition.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = Node> + use<> {
        (0..self.groups.len()).map(Node)
    }

    /// The nodes without children: those that ballots belong to.
    pub fn leaves(&self) -> impl Iterator<Item = Node> + '_ {
        self.nodes().filter(|node| self.is_leaf(*node))
    }

    /// Whether ballots may belong to this node.
    pub fn is_leaf(&self, node: Node) -> bool {
        self.groups[node.0].children.is_empty()
    }

    /// The node's id.
    pub fn id(&self, node: Node) -> &GroupId {
        &self.groups[node.0].id
    }

    /// The node's name.
    pub fn name(&self, node: Node) -> &Text {
        &self.groups[node.0].name
    }

    /// The node above; none for the root.
    pub fn parent(&self, node: Node) -> Option<Node> {
        self.groups[node.0].parent
    }

    /// The nodes directly below, in the order of the definition.
    pub fn children(&self, node: Node) -> &[Node] {
        &self.groups[node.0].children
    }

    /// Steps from the root: 0 for the root itself.
    pub fn depth(&self, node: Node) -> usize {
        self.groups[node.0].depth
    }

    /// Whether `node` is `ancestor` or somewhere below it.
    pub fn is_within(&self, node: Node, ancestor: Node) -> bool {
        std::iter::successors(Some(node), |node| self.parent(*node)).any(|node| node == ancestor)
    }

    /// The node of that id.
    pub fn find(&self, id: &str) -> Option<Node> {
        self.nodes().find(|node| self.id(*node).as_str() == id)
    }

    /// The leaf of that id; none when there is no such group or it has children.
    pub fn find_leaf(&self, id: &str) -> Option<Node> {
        self.find(id).filter(|node| self.is_leaf(*node))
    }

    /// The leaf that someone belongs to by what an identity provider says of them: each text may be a leaf's id or, with
    /// spaces around it and in whatever case its ASCII letters are, a leaf's name in any language. None where the texts
    /// mean no leaf, or more than one: guessing would put a ballot where it does not belong.
    pub fn leaf_of<'a>(&self, said: impl IntoIterator<Item = &'a str>) -> Option<Node> {
        let mut meant = said.into_iter().flat_map(|text| self.leaves_called(text.trim()));
        let first = meant.next()?;
        meant.all(|leaf| leaf == first).then_some(first)
    }

    /// The leaf of that id, or else every leaf of that name.
    fn leaves_called(&self, text: &str) -> Vec<Node> {
        match self.find_leaf(text) {
            Some(leaf) => vec![leaf],
            None => self.leaves().filter(|leaf| self.is_called(*leaf, text)).collect(),
        }
    }

    fn is_called(&self, node: Node, name: &str) -> bool {
        self.name(node).all().any(|text| text.trim().eq_ignore_ascii_case(name))
    }
}

impl Serialize for GroupTree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Branch { tree: self, node: self.root() }.serialize(serializer)
    }
}

/// A node and what hangs below it, as the nested JSON of a definition.
struct Branch<'a> {
    tree: &'a GroupTree,
    node: Node,
}

impl Serialize for Branch<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { tree, node } = *self;
        let children: Vec<_> = tree.children(node).iter().map(|&node| Branch { tree, node }).collect();
        let mut group = serializer.serialize_struct("Group", 3)?;
        group.serialize_field("id", tree.id(node))?;
        group.serialize_field("name", tree.name(node))?;
        group.serialize_field("children", &children)?;
        group.end()
    }
}

#[cfg(feature = "openapi")]
mod schema {
    use crate::{GroupId, Text};

    /// A group: its id, its name and the groups below it.
    #[derive(utoipa::ToSchema)]
    #[schema(as = Group, no_recursion)]
    #[allow(dead_code, missing_docs)]
    pub struct GroupSchema {
        /// Unique in the tree.
        pub id: GroupId,
        /// What people call it.
        pub name: Text,
        /// The groups below; none for a leaf, to which ballots belong.
        #[schema(required = false)]
        pub children: Vec<GroupSchema>,
    }
}
#[cfg(feature = "openapi")]
pub use schema::GroupSchema;

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> GroupTree {
        let id = |text: &str| GroupId::new(text).expect("id");
        let named = |text: &str| Text::Plain(text.into());
        let mut tree = GroupTree::new(id("all"), named("Everyone"));
        let east = tree.add(tree.root(), id("east"), named("East"));
        tree.add(
            east,
            id("ops"),
            Text::Translated(
                [("en", "Operations"), ("de", "Betrieb")]
                    .map(|(language, text)| (language.into(), text.into()))
                    .into(),
            ),
        );
        tree.add(east, id("x-sales"), named("Sales"));
        let west = tree.add(tree.root(), id("west"), named("West"));
        tree.add(west, id("y-sales"), named("Sales"));
        tree.add(west, id("sales"), named("Ops"));
        tree
    }

    #[test]
    fn a_leaf_is_found_by_its_id_or_by_its_name_in_any_language() {
        let tree = tree();
        let leaf = |said: &[&str]| tree.leaf_of(said.iter().copied()).map(|leaf| tree.id(leaf).to_string());
        assert_eq!(leaf(&["ops"]).as_deref(), Some("ops"), "an id comes before another leaf's name");
        assert_eq!(leaf(&[" OPERATIONS "]).as_deref(), Some("ops"));
        assert_eq!(leaf(&["betrieb"]).as_deref(), Some("ops"));
        assert_eq!(
            leaf(&["staff", "Betrieb", "vpn"]).as_deref(),
            Some("ops"),
            "what names no leaf is passed over"
        );
        assert_eq!(leaf(&["Betrieb", "ops"]).as_deref(), Some("ops"), "twice the same leaf is one");
    }

    #[test]
    fn no_leaf_is_guessed() {
        let tree = tree();
        for said in
            [&[][..], &[""], &["Everyone"], &["east"], &["Sales ops"], &["ops", "sales"], &["ops", "Sales"]]
        {
            assert_eq!(tree.leaf_of(said.iter().copied()), None, "{said:?}");
        }
        let twice =
            GroupTree { groups: tree.groups.iter().filter(|g| g.id.as_str() != "sales").cloned().collect() };
        assert_eq!(twice.leaf_of(["Sales"]), None, "two leaves have that name");
    }
}
