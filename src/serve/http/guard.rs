//! Who may ask: the browser of the person who edits, on pages of this server.
//!
//! Any web page that the editor has open can make the browser ask this server too. A name that leads
//! to this machine (DNS rebinding) is told by `Host`, a foreign page by `Origin` and `Sec-Fetch-Site`.

use std::net::{IpAddr, SocketAddr};

use hyper::HeaderMap;
use hyper::header::{HOST, HeaderName, ORIGIN};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// Whether a request with these headers may be answered by a server at this address.
pub(super) fn may_ask(headers: &HeaderMap, address: SocketAddr) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let Some(host) = text(HOST).filter(|host| is_ours(host, address)) else {
        return false;
    };
    if headers.get_all(HOST).iter().count() > 1 {
        return false;
    }
    if text(ORIGIN).is_some_and(|origin| origin != format!("http://{host}")) {
        return false;
    }
    // Following a link from elsewhere is fine; loading a part of this site into a foreign page is not.
    let is_foreign = text(SITE).is_some_and(|site| matches!(site, "cross-site" | "same-site"));
    !is_foreign || text(MODE) == Some("navigate")
}

/// Whether a host with its port is one of the names of this server: `localhost` or the number of its address.
fn is_ours(host: &str, address: SocketAddr) -> bool {
    let Some(name) = host.strip_suffix(&format!(":{}", address.port())) else {
        return false;
    };
    if name == "localhost" {
        return true;
    }
    let number = name.trim_start_matches('[').trim_end_matches(']');
    let Ok(number) = number.parse::<IpAddr>() else {
        return false;
    };
    // A server on all addresses of the machine is reached by each; none of them is a name.
    number == address.ip() || number.is_loopback() || address.ip().is_unspecified()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn check(headers: &[(&'static str, &str)], expected: bool) {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        let headers: HeaderMap = headers.collect();
        let address = "127.0.0.1:8000".parse().unwrap();
        assert_eq!(may_ask(&headers, address), expected, "{headers:?}");
    }

    #[test]
    fn only_names_of_this_server_are_answered() {
        for host in ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"] {
            check(&[("host", host)], true);
        }
        for host in [
            "evil.example:8000",
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost.evil.example:8000",
            "192.168.1.2:8000",
            "",
        ] {
            check(&[("host", host)], false);
        }
        check(&[], false);
    }

    #[test]
    fn foreign_pages_get_nothing() {
        let host = ("host", "localhost:8000");
        check(&[host, ("origin", "http://localhost:8000")], true);
        check(&[host, ("origin", "http://localhost:3000")], false);
        check(&[host, ("origin", "null")], false);
        check(&[host, ("sec-fetch-site", "same-origin")], true);
        check(&[host, ("sec-fetch-site", "none")], true);
        check(&[host, ("sec-fetch-site", "cross-site")], false);
        let link = ("sec-fetch-mode", "navigate");
        check(&[host, ("sec-fetch-site", "cross-site"), link], true);
    }

    #[test]
    fn a_server_for_the_network_is_asked_by_its_number() {
        let headers = |host: &str| HeaderMap::from_iter([(HOST, host.parse().unwrap())]);
        let address = "0.0.0.0:8000".parse().unwrap();
        assert!(may_ask(&headers("192.168.1.2:8000"), address));
        assert!(!may_ask(&headers("may-tinh.example:8000"), address));
    }
}
