//! Everything that stands in a storage folder: files, pages, free pages, and every frame of the write-ahead logs.
//!
//! <https://www.sqlite.org/fileformat2.html> tells the bytes. Frames of earlier rounds of a log, which
//! `SQLite` does not look at any more, are read as well.

use anyhow::{Context, Result, ensure};
use rusqlite::types::Value;
use rusqlite::{Row, Statement};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

/// So many bytes in a row are no accident: a test looks for some 2^15 windows at some 2^22 places, so that chance alone
/// finds one in one of 2^27 runs.
const WINDOW: usize = 8;
const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// A copy of a storage folder, in memory.
pub(crate) struct Folder(BTreeMap<String, Vec<u8>>);

/// One database of a folder.
pub(crate) struct Database<'a> {
    main: &'a [u8],
    log: &'a [u8],
    page: usize,
}

/// Where a value stands; whatever there is of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Places {
    /// In the database file, free pages included.
    pub(crate) file: Option<usize>,
    /// Page and offset, in the last image of the page.
    pub(crate) image: Option<(usize, usize)>,
    /// Frame of the log and offset, of the first and the last that has it.
    pub(crate) first: Option<(usize, usize)>,
    pub(crate) last: Option<(usize, usize)>,
}

impl Folder {
    /// Reads a folder as it is; anew where a file went away in between, as logs do that the runtime takes into their
    /// database.
    pub(crate) fn of(path: &Path) -> Result<Self> {
        loop {
            match read(path) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                files => return Ok(Self(files?)),
            }
        }
    }

    /// The names of the files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The databases of one kind of object: `candor-poll` or `candor-register`.
    pub(crate) fn databases(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.names().filter(move |name| name.starts_with(kind) && name.ends_with(".sqlite"))
    }

    /// The files of one kind of object that hold those very bytes.
    pub(crate) fn whole(&self, kind: &str, bytes: &[u8]) -> Vec<&str> {
        let holds = |all: &Vec<u8>| all.windows(bytes.len()).any(|window| window == bytes);
        let files = self.0.iter().filter(|(name, all)| name.starts_with(kind) && holds(all));
        files.map(|(name, _)| name.as_str()).collect()
    }

    /// The file with that name and all that belongs to it.
    pub(crate) fn database(&self, name: &str) -> Result<Database<'_>> {
        let main = self.0.get(name).with_context(|| format!("{name} is not there"))?;
        let log = self.0.get(&format!("{name}-wal")).map_or(&[][..], Vec::as_slice);
        let page = match (log.first_chunk::<12>(), main.get(16..18)) {
            (Some(header), _) => {
                usize::try_from(u32::from_be_bytes(*header[8..].first_chunk().context("4")?))?
            }
            (None, Some(size)) => usize::from(u16::from_be_bytes(*size.first_chunk().context("2")?)),
            _ => 4_096,
        };
        ensure!(page.is_power_of_two() && page >= 512, "{name}: pages of {page} bytes");
        Ok(Database { main, log, page })
    }

    /// The rows of every table, as `SQLite` reads a copy of the database with its log.
    pub(crate) fn tables(&self, name: &str) -> Result<BTreeMap<String, Vec<Vec<Value>>>> {
        self.each_table(name, |all| {
            let columns = all.column_count();
            let row = |row: &Row<'_>| (0..columns).map(|column| row.get(column)).collect();
            all.query_map([], row)?.collect()
        })
    }

    /// The columns of every table.
    pub(crate) fn columns(&self, name: &str) -> Result<BTreeMap<String, String>> {
        self.each_table(name, |all| Ok(all.column_names().collect::<Vec<_>>().join(", ")))
    }

    fn each_table<T>(
        &self,
        name: &str,
        of: impl Fn(&mut Statement<'_>) -> rusqlite::Result<T>,
    ) -> Result<BTreeMap<String, T>> {
        let copy = tempfile::tempdir()?;
        let file = copy.path().join("copy.sqlite");
        for (end, to) in [("", &file), ("-wal", &copy.path().join("copy.sqlite-wal"))] {
            if let Some(bytes) = self.0.get(&format!("{name}{end}")) {
                fs::write(to, bytes)?;
            }
        }
        let sql = rusqlite::Connection::open(&file)?;
        let mut list = sql.prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?;
        let names = list.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let table = |table: String| {
            let told = of(&mut sql.prepare(&format!("SELECT * FROM {table}"))?)?;
            Ok((table, told))
        };
        names.into_iter().map(table).collect()
    }

    /// The files of `kind` that hold eight bytes in a row of any of the values.
    pub(crate) fn holding(&self, kind: &str, values: &[&[u8]]) -> Vec<&str> {
        let windows = values.iter().flat_map(|value| value.windows(WINDOW));
        let windows: HashSet<u64> = windows.filter_map(number).collect();
        let has = |bytes: &[u8]| bytes.windows(WINDOW).filter_map(number).any(|at| windows.contains(&at));
        let files = self.0.iter().filter(|(name, _)| name.starts_with(kind));
        files.filter(|(_, bytes)| has(bytes)).map(|(name, _)| name.as_str()).collect()
    }
}

/// Every file below a folder, by its name there.
fn read(path: &Path) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(path).map_err(std::io::Error::other)?.to_owned();
                files.insert(name.to_string_lossy().into_owned(), fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

fn number(window: &[u8]) -> Option<u64> {
    window.first_chunk().map(|bytes| u64::from_ne_bytes(*bytes))
}

impl Database<'_> {
    /// Each frame of the log: its page's number, whether it is of the log's present round, and where its image stands.
    fn frames(&self) -> impl Iterator<Item = (usize, bool, usize)> {
        let size = FRAME_HEADER + self.page;
        let starts = (WAL_HEADER..).step_by(size).take_while(move |start| start + size <= self.log.len());
        starts.map(|start| {
            let page = self.log[start..].first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes));
            let present = self.log[start + 8..start + 16] == self.log[16..24];
            (usize::try_from(page).unwrap_or_default(), present, start + FRAME_HEADER)
        })
    }

    /// Where each of the values stands.
    pub(crate) fn places(&self, values: &[&[u8]]) -> Vec<Places> {
        let mut by_start: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number_of, value) in values.iter().enumerate() {
            by_start.entry(number(value).unwrap_or_default()).or_default().push(number_of);
        }
        let found = |bytes: &[u8], at: &mut dyn FnMut(usize, usize)| {
            for (offset, window) in bytes.windows(WINDOW).enumerate() {
                let candidates = number(window).and_then(|start| by_start.get(&start));
                let here = candidates
                    .into_iter()
                    .flatten()
                    .filter(|value| bytes[offset..].starts_with(values[**value]));
                here.for_each(|value| at(*value, offset));
            }
        };
        let mut places = vec![Places::default(); values.len()];
        found(self.main, &mut |value, offset| _ = places[value].file.get_or_insert(offset));
        let mut images: BTreeMap<usize, &[u8]> = (1..).zip(self.main.chunks(self.page)).collect();
        for (frame, (page, present, start)) in self.frames().enumerate() {
            let image = &self.log[start..start + self.page];
            found(image, &mut |value, offset| {
                places[value].first.get_or_insert((frame, offset));
                places[value].last = Some((frame, offset));
            });
            if present {
                images.insert(page, image);
            }
        }
        for (page, image) in images {
            found(image, &mut |value, offset| _ = places[value].image.get_or_insert((page, offset)));
        }
        places
    }
}
