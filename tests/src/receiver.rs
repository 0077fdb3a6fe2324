//! A receiver of webhooks: a server on this machine that writes down what it is sent, and fails in the ways that receivers do.

use anyhow::{Context, Result, ensure};
use ring::hmac;
use serde_json::Value;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// The longest that a delivery may take to come.
const PATIENCE: Duration = Duration::from_secs(40);

/// How a request is answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// With that status.
    Status(u16),
    /// With a redirect to that address.
    Redirect(String),
    /// Not at all, as long as the receiver lives.
    Hang,
}

/// One request.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// The whole body.
    pub body: String,
}

impl Delivery {
    /// The first header of that name, given in lower case; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(header, _)| header == name).map_or("", |(_, value)| value)
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn event(&self) -> Value {
        serde_json::from_str(&self.body).expect("an event is JSON")
    }

    /// Whether it is signed with that secret, as docs/protocol.md says.
    pub fn is_signed(&self, secret: &str) -> bool {
        let Some(digits) = self.header("candor-signature").strip_prefix("v1=") else { return false };
        let tag: Option<Vec<u8>> = (0..digits.len())
            .step_by(2)
            .map(|at| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        let message = [self.header("candor-timestamp"), ".", &self.body].concat();
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        tag.is_some_and(|tag| hmac::verify(&key, message.as_bytes(), &tag).is_ok())
    }
}

/// The server; it ends when this is dropped.
pub struct Receiver {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    answers: VecDeque<Answer>,
    deliveries: Vec<Delivery>,
    has_ended: bool,
}

impl Receiver {
    /// Answers the first requests as `answers` say, one after the other, and all later ones with 204.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        shared.lock().answers = answers.into_iter().collect();
        let of_thread = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of_thread.lock().has_ended {
                    break;
                }
                let shared = Arc::clone(&of_thread);
                // A sender that goes away in the middle is none of the next one's business.
                std::thread::spawn(move || drop(shared.receive(stream)));
            }
        });
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// Where to send to.
    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// What came so far.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.lock().deliveries.clone()
    }

    /// Waits until so many requests have come, and gives all that have.
    ///
    /// # Errors
    /// When they do not within 40 s.
    pub fn wait_for(&self, count: usize) -> Result<Vec<Delivery>> {
        let too_few = |state: &mut State| state.deliveries.len() < count;
        let waited = self.shared.changed.wait_timeout_while(self.shared.lock(), PATIENCE, too_few);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        ensure!(state.deliveries.len() >= count, "{count} deliveries are not there: {:?}", state.deliveries);
        Ok(state.deliveries.clone())
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.shared.lock().has_ended = true;
        self.shared.changed.notify_all();
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads one request, writes it down, and answers it.
    fn receive(&self, mut stream: TcpStream) -> Result<()> {
        let delivery = read(&stream)?;
        let mut state = self.lock();
        state.deliveries.push(delivery);
        let answer = state.answers.pop_front().unwrap_or(Answer::Status(204));
        self.changed.notify_all();
        let head = match answer {
            Answer::Status(status) => format!("HTTP/1.1 {status} Whatever\r\n"),
            Answer::Redirect(to) => format!("HTTP/1.1 307 Temporary Redirect\r\nLocation: {to}\r\n"),
            Answer::Hang => {
                drop(self.changed.wait_while(state, |state| !state.has_ended));
                return Ok(());
            }
        };
        drop(state);
        write!(stream, "{head}Content-Length: 0\r\nConnection: close\r\n\r\n")?;
        Ok(())
    }
}

fn read(stream: &TcpStream) -> Result<Delivery> {
    let mut reader = BufReader::new(stream);
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        ensure!(reader.read_line(&mut line)? > 0, "the sender went away");
        if line == "\r\n" {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").context("a length")?;
    let mut body = vec![0; length.1.parse()?];
    reader.read_exact(&mut body)?;
    Ok(Delivery { headers, body: String::from_utf8(body)? })
}
