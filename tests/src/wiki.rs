//! A stand-in for a wiki: pages served from an origin, and a site, that are not Candor's.

use anyhow::Result;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// A server of pages; it ends when this is dropped.
pub struct Wiki {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    /// Whole replies, head and body, by path.
    pages: Mutex<BTreeMap<String, Vec<u8>>>,
    ends: AtomicBool,
}

impl Wiki {
    /// Starts a wiki without pages.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of_thread.ends.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&of_thread);
                // A browser opens connections before it needs them; one that waits must not hold up the next.
                std::thread::spawn(move || answer(&stream, &shared));
            }
        });
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// Serves a page at `path` from now on, under the content security policy `policy`, or none where it is empty. Gives
    /// its address: at `localhost`, which is another site than the `127.0.0.1` of the worker.
    ///
    /// # Panics
    /// When the server's thread did.
    pub fn page(&self, path: &str, policy: &str, body: &str) -> String {
        let length = body.len();
        let policy =
            if policy.is_empty() { String::new() } else { format!("Content-Security-Policy: {policy}\r\n") };
        let reply = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\
             Connection: close\r\n{policy}\r\n{body}"
        );
        self.serve(path, reply.into_bytes())
    }

    /// Serves a file of that media type at `path` from now on, as `bytes` are encoded: by brotli. Gives its address as
    /// [`page`](Self::page) does.
    ///
    /// # Panics
    /// When the server's thread did.
    pub fn file(&self, path: &str, kind: &str, bytes: &[u8]) -> String {
        let length = bytes.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: br\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n"
        );
        self.serve(path, [head.as_bytes(), bytes].concat())
    }

    fn serve(&self, path: &str, reply: Vec<u8>) -> String {
        self.shared.pages.lock().expect("the server goes on").insert(path.to_owned(), reply);
        format!("http://localhost:{}{path}", self.address.port())
    }
}

impl Drop for Wiki {
    fn drop(&mut self) {
        self.shared.ends.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Reads one request to the end of its head, and answers.
fn answer(mut stream: &TcpStream, shared: &Shared) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let _ = lines.find(String::is_empty)?;
    let path = first.split(' ').nth(1)?;
    let page = shared.pages.lock().ok()?.get(path).cloned();
    // Not 404: the icon that browsers ask for is nothing to complain of.
    let missing = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".into();
    stream.write_all(&page.unwrap_or(missing)).ok()
}
