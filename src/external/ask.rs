//! Asks another site for a page, as politely as a program can, and says what came of it.

use std::thread;
use std::time::Duration;

use rustls::CertificateError;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error};
use url::Url;

/// How long a site may take for one answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often a site that is out of order is asked, with twice the pause each time.
const TRIES: u32 = 3;

/// The pause after an answer and before the next question to the same site.
const PAUSE: Duration = Duration::from_millis(300);

/// How many times a page may forward before it counts as going in a circle.
const FORWARDS: u32 = 8;

/// What came of asking for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The page is there.
    Well,
    /// The site says that there is no such page: 404, 410 or another refusal of the address.
    Gone(u16),
    /// The site does not let programs look, or wants a name; a person has to.
    Closed(Option<u16>),
    /// The site is out of order.
    Failing(u16),
    /// There is no such host.
    NoHost,
    /// The host takes no connection, or does not speak as a website does.
    Unreachable,
    /// No answer came in time.
    Silent,
    /// The page forwards without end.
    Circle,
    /// The certificate has expired or belongs to another site.
    Untrusted,
}

/// Somebody who can ask for pages.
pub trait Ask: Sync {
    /// What comes of asking for a page; it takes as long as it takes.
    fn ask(&self, url: &Url) -> Answer;
}

/// The web.
#[derive(Debug)]
pub struct Web {
    agent: Agent,
    pause: Duration,
}

impl Web {
    /// Asks in the name of a site, so that who is asked knows by whom.
    pub fn new(base_url: &str) -> Self {
        Self::with(base_url, PATIENCE, PAUSE)
    }

    fn with(base_url: &str, patience: Duration, pause: Duration) -> Self {
        // The certificates that the machine trusts, as a browser on it would.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let name = format!(
            "Mozilla/5.0 (compatible; nghe/{}; +{base_url})",
            env!("CARGO_PKG_VERSION")
        );
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(FORWARDS)
            .timeout_global(Some(patience))
            .tls_config(tls.build())
            .user_agent(name)
            .build();
        Self {
            agent: config.new_agent(),
            pause,
        }
    }

    /// One question. Many sites answer well only when they are asked for the whole page.
    fn once(&self, url: &Url) -> Answer {
        match answer(
            self.agent
                .head(url.as_str())
                .call()
                .map(|head| head.status().as_u16()),
        ) {
            Answer::Gone(_) | Answer::Closed(_) | Answer::Failing(_) => {
                thread::sleep(self.pause);
                answer(
                    self.agent
                        .get(url.as_str())
                        .call()
                        .map(|page| page.status().as_u16()),
                )
            }
            other => other,
        }
    }
}

impl Ask for Web {
    fn ask(&self, url: &Url) -> Answer {
        let mut wait = self.pause;
        let mut last = self.once(url);
        for _ in 1..TRIES {
            thread::sleep(wait);
            if !matches!(
                last,
                Answer::Failing(_) | Answer::Unreachable | Answer::Silent
            ) {
                break;
            }
            wait *= 2;
            last = self.once(url);
        }
        match last {
            // What fails before a connection stands is told alike, so the name is looked up once more.
            Answer::Unreachable if url.socket_addrs(|| None).is_err() => Answer::NoHost,
            other => other,
        }
    }
}

fn answer(result: Result<u16, Error>) -> Answer {
    match result {
        Ok(200..=399) => Answer::Well,
        // Refusals that are about who asks, or how often, and not about the page.
        Ok(
            status @ (401 | 402 | 403 | 405 | 406 | 407 | 418 | 425 | 426 | 428 | 429 | 451 | 999),
        ) => Answer::Closed(Some(status)),
        Ok(status @ 400..=499) => Answer::Gone(status),
        Ok(status) => Answer::Failing(status),
        Err(Error::TooManyRedirects | Error::RedirectFailed) => Answer::Circle,
        Err(Error::Timeout(_)) => Answer::Silent,
        Err(Error::Rustls(cause)) => untrusted(&cause),
        Err(Error::Io(cause)) => match cause.get_ref().and_then(|inner| inner.downcast_ref()) {
            Some(cause) => untrusted(cause),
            None => Answer::Unreachable,
        },
        Err(_) => Answer::Unreachable,
    }
}

/// Browsers fetch the middle of a chain of certificates that a site forgets to send, so a chain that we cannot
/// follow says nothing.
fn untrusted(cause: &rustls::Error) -> Answer {
    match cause {
        rustls::Error::InvalidCertificate(
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidForName
            | CertificateError::NotValidForNameContext { .. }
            | CertificateError::Revoked,
        ) => Answer::Untrusted,
        rustls::Error::InvalidCertificate(_) => Answer::Closed(None),
        _ => Answer::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A site on this machine that answers each question with a line of HTTP and headers.
    fn site(
        answers: impl Fn(&str, usize) -> String + Send + 'static,
    ) -> (String, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let count = Arc::new(AtomicUsize::new(0));
        let asked = Arc::clone(&count);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let Some(Ok(question)) = lines.next() else {
                    continue;
                };
                while lines
                    .next()
                    .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
                {}
                let number = count.fetch_add(1, Ordering::SeqCst);
                let head = answers(&question, number);
                if head.is_empty() {
                    thread::sleep(Duration::from_millis(900));
                }
                let _ = write!(
                    stream,
                    "HTTP/1.1 {head}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                );
            }
        });
        (base, asked)
    }

    fn ask(base: &str, path: &str) -> Answer {
        let web = Web::with(
            "https://trang.example/",
            Duration::from_millis(600),
            Duration::from_millis(1),
        );
        web.ask(&Url::parse(&format!("{base}{path}")).unwrap())
    }

    #[test]
    fn answers_are_told_apart() {
        let (base, _) = site(|question, _| {
            let path = question.split(' ').nth(1).unwrap();
            match path {
                "/co" => "200 OK".to_owned(),
                "/chuyen" => "301 Moved\r\nlocation: /co".to_owned(),
                "/vong" => "302 Found\r\nlocation: /vong".to_owned(),
                "/mat" => "404 Not Found".to_owned(),
                "/cam" => "403 Forbidden".to_owned(),
                "/hong" => "503 Unavailable".to_owned(),
                "/im" => String::new(),
                _ => match question.starts_with("HEAD") {
                    true => "405 Method Not Allowed".to_owned(),
                    false => "200 OK".to_owned(),
                },
            }
        });
        assert_eq!(ask(&base, "/co"), Answer::Well);
        assert_eq!(ask(&base, "/chuyen"), Answer::Well);
        assert_eq!(ask(&base, "/vong"), Answer::Circle);
        assert_eq!(ask(&base, "/mat"), Answer::Gone(404));
        assert_eq!(ask(&base, "/cam"), Answer::Closed(Some(403)));
        assert_eq!(ask(&base, "/hong"), Answer::Failing(503));
        assert_eq!(ask(&base, "/chi-get"), Answer::Well);
        assert_eq!(ask(&base, "/im"), Answer::Silent);
    }

    #[test]
    fn a_site_that_fails_is_asked_again() {
        let (base, asked) = site(|_, number| match number {
            0..=1 => "500 Oops".to_owned(),
            _ => "200 OK".to_owned(),
        });
        assert_eq!(ask(&base, "/"), Answer::Well);
        assert_eq!(asked.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn nobody_there_is_told() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        assert_eq!(ask(&base, "/"), Answer::Unreachable);
        assert_eq!(ask("http://khong-co.invalid", "/"), Answer::NoHost);
    }
}
