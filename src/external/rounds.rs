//! Asks many sites at once, and each of them for one page at a time.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use url::Url;

use super::{Answer, Ask};

/// How many sites are asked at the same time.
const AT_ONCE: usize = 8;

/// The answer to every address.
pub(super) fn ask_all(web: &dyn Ask, urls: &[&Url]) -> BTreeMap<Url, Answer> {
    let mut sites: BTreeMap<&str, Vec<&Url>> = BTreeMap::new();
    for url in urls {
        sites
            .entry(url.host_str().unwrap_or_default())
            .or_default()
            .push(url);
    }
    let workers = AT_ONCE.min(sites.len());
    let waiting = Mutex::new(sites.into_values());
    let answers = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some(site) = lock(&waiting).next() {
            for url in site {
                let answer = web.ask(url);
                lock(&answers).insert(url.clone(), answer);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// A worker that failed has left nothing half done: each answer is put in whole.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
