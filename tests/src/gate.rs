//! A gate before a worker: passes everything on as it is, and holds back requests for files with one ending until it is
//! opened, as a slow network might.

use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;

/// A closed or open gate; it ends when this is dropped.
pub struct Gate {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    /// Where the worker is, as host and port.
    worker: String,
    held: &'static str,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    Open,
    Ended,
}

impl Gate {
    /// A closed gate before the worker at `worker`, such as `http://127.0.0.1:8787`; it holds back files whose names end
    /// in `held`, such as `.wasm`.
    ///
    /// # Errors
    /// When no port is free.
    pub fn before(worker: &str, held: &'static str) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let worker = worker.strip_prefix("http://").context("a worker is at an address of http")?;
        let worker = worker.trim_end_matches('/').to_owned();
        let shared = Shared { worker, held, state: Mutex::new(State::Closed), changed: Condvar::new() };
        let shared = Arc::new(shared);
        let of_thread = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of_thread.state() == State::Ended {
                    break;
                }
                let shared = Arc::clone(&of_thread);
                // What fails here is a connection that the browser, or a test that ends, gave up.
                std::thread::spawn(move || drop(shared.pass(&stream)));
            }
        });
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// The whole address of a path, through the gate.
    pub fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Lets everything through that waits, and whatever comes.
    pub fn open(&self) {
        self.shared.set(State::Open);
    }

    /// Holds back what comes from now on.
    pub fn close(&self) {
        self.shared.set(State::Closed);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.shared.set(State::Ended);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn state(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
        self.changed.notify_all();
    }

    /// Passes one request on, once it may, and its reply back. One request a connection: the next one is looked at too.
    fn pass(&self, client: &TcpStream) -> Result<()> {
        let mut request = BufReader::new(client);
        let head = head(&mut request)?;
        let path = head.split(' ').nth(1).unwrap_or_default();
        if path.ends_with(self.held) {
            let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let waits = |state: &mut State| *state == State::Closed;
            drop(self.changed.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner));
        }
        let worker = TcpStream::connect(&self.worker)?;
        (&worker).write_all(head.as_bytes())?;
        std::io::copy(&mut request.take(length(&head).unwrap_or(0)), &mut { &worker })?;
        let mut reply = BufReader::new(&worker);
        let head = self::head(&mut reply)?;
        { client }.write_all(head.as_bytes())?;
        // Of a reply in pieces the browser sees the end by itself, and hangs up.
        std::io::copy(&mut reply.take(length(&head).unwrap_or(u64::MAX)), &mut { client })?;
        client.shutdown(Shutdown::Write)?;
        Ok(())
    }
}

/// The head of a message, which is made to say that it is the connection's last.
fn head(from: &mut impl BufRead) -> Result<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        anyhow::ensure!(from.read_line(&mut head)? > 0, "the message ends early");
    }
    let other = |line: &&str| !line.to_ascii_lowercase().starts_with("connection:");
    let kept: String = head.split_inclusive("\r\n").filter(other).collect();
    Ok(kept.replacen("\r\n", "\r\nConnection: close\r\n", 1))
}

/// How long the body is that a head announces.
fn length(head: &str) -> Option<u64> {
    head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    })
}
