//! A process from its start to its end: how long, how much work of all cores, how much memory at most.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a process took.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// Seconds on the wall.
    pub wall: f64,
    /// Seconds of all cores, where the system tells.
    pub cpu: f64,
    /// The most memory in MiB, where the system tells.
    pub peak: f64,
    /// What it printed.
    pub printed: Vec<u8>,
}

/// Runs a command, which must end well.
pub fn run(command: &mut Command) -> Taken {
    let (begun, cpu) = (Instant::now(), cpu_of_children());
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let pid = child.id();
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut peak: f64 = 0.0;
            while !ended.load(Ordering::Relaxed) {
                peak = peak.max(peak_of(pid).unwrap_or_default());
                thread::sleep(Duration::from_millis(5));
            }
            peak
        });
        let output = child.wait_with_output().unwrap();
        let wall = begun.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        let told = [&*output.stderr, &*output.stdout].concat();
        let told = String::from_utf8_lossy(&told);
        let beginning: String = told.chars().take(2_000).collect();
        assert!(output.status.success(), "{command:?}: {beginning}");
        Taken {
            wall,
            cpu: cpu_of_children() - cpu,
            peak: watching.join().unwrap(),
            printed: output.stdout,
        }
    })
}

/// The seconds that all ended children of this process have worked.
fn cpu_of_children() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<f64> = after_name
        .split_whitespace()
        .map(|field| field.parse().unwrap_or_default())
        .collect();
    // Fields 16 and 17 of the file, in hundredths of a second.
    fields
        .get(13..15)
        .map_or(0.0, |times| times.iter().sum::<f64>() / 100.0)
}

/// The most memory that a process held until now, in MiB.
fn peak_of(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}
