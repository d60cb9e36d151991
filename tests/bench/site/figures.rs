//! The figures of some runs: collected, printed, kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::measure::Taken;
use super::told;

/// The figures of all shapes.
pub type Results = BTreeMap<String, Figures>;

/// The figures of a shape.
#[derive(Default)]
pub struct Figures {
    /// By case: seconds on the wall, seconds of all cores, MiB.
    cases: Vec<(String, Vec<[f64; 3]>)>,
    /// Of the builds from nothing, by step: seconds.
    steps: Vec<(String, Vec<f64>)>,
    /// The outputs and the bytes of a build from nothing.
    outputs: (f64, f64),
}

impl Figures {
    /// Notes a run of something that is no build of ours.
    pub fn check(&mut self, case: &str, taken: &Taken) {
        push(&mut self.cases, case, [taken.wall, taken.cpu, taken.peak]);
    }

    /// Notes a build.
    pub fn build(&mut self, case: &str, taken: &Taken) {
        self.check(case, taken);
        if case != "cold" {
            return;
        }
        let told = told(&taken.printed);
        let files = ["written", "unchanged"].map(|name| told[name].as_f64().unwrap());
        self.outputs = (files.iter().sum(), told["bytes"].as_f64().unwrap());
        for part in ["stages", "costs"] {
            for (name, seconds) in told[part].as_object().unwrap() {
                let name = format!("{part}: {name}");
                push(&mut self.steps, &name, seconds.as_f64().unwrap());
            }
        }
    }

    /// The medians of a case.
    fn medians(&self, case: &str) -> Option<[f64; 3]> {
        let (_, runs) = self.cases.iter().find(|(name, _)| name == case)?;
        Some([0, 1, 2].map(|one| median(runs.iter().map(|run| run[one]))))
    }

    /// Prints a table of medians, with the ratio to Hugo and to the figures of another time.
    pub fn print(&self, name: &str, before: Option<&Self>) {
        let (files, bytes) = self.outputs;
        println!("{name}: {files} files, {:.1} MiB", bytes / 1_048_576.0);
        println!(
            "  {:<22} {:>8} {:>8} {:>6} {:>9} {:>9}  {:<13} of before",
            "", "wall s", "CPU s", "cores", "peak MiB", "files/s", "of Hugo"
        );
        let hugo = self.medians("Hugo, cold");
        let ratio = |of: Option<[f64; 3]>, [wall, cpu, _]: [f64; 3]| {
            of.map_or_else(String::new, |of| {
                format!("{:.3} {:.3}", wall / of[0], cpu / of[1])
            })
        };
        for (case, _) in &self.cases {
            let medians = self.medians(case).unwrap();
            let [wall, cpu, peak] = medians;
            let former = before.and_then(|before| before.medians(case));
            println!(
                "  {case:<22} {wall:>8.3} {cpu:>8.2} {:>6.2} {peak:>9.0} {:>9.0}  {:<13} {}",
                cpu / wall,
                files / wall,
                ratio(hugo, medians),
                ratio(former, medians)
            );
        }
        for (step, seconds) in &self.steps {
            println!("    {step:<22} {:>7.3} s", median(seconds.iter().copied()));
        }
    }
}

fn push<T>(list: &mut Vec<(String, Vec<T>)>, name: &str, value: T) {
    match list.iter_mut().find(|(known, _)| known == name) {
        Some((_, values)) => values.push(value),
        None => list.push((name.to_owned(), vec![value])),
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Keeps figures for another time.
pub fn write(file: &Path, results: &Results) {
    let shapes = results.iter().map(|(name, figures)| {
        let cases: serde_json::Map<String, Value> = figures
            .cases
            .iter()
            .map(|(case, runs)| (case.clone(), json!(runs)))
            .collect();
        let steps: serde_json::Map<String, Value> = figures
            .steps
            .iter()
            .map(|(step, seconds)| (step.clone(), json!(seconds)))
            .collect();
        let (files, bytes) = figures.outputs;
        let shape = json!({ "files": files, "bytes": bytes, "cases": cases, "steps": steps });
        (name.clone(), shape)
    });
    let all: serde_json::Map<String, Value> = shapes.collect();
    fs::write(file, format!("{:#}\n", Value::Object(all))).unwrap();
}

/// The cases that were kept.
pub fn read(file: &Path) -> Results {
    let all: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let shapes = all.as_object().unwrap().iter();
    shapes
        .map(|(name, shape)| {
            let cases = shape["cases"].as_object().unwrap().iter();
            let cases = cases.map(|(case, runs)| {
                let runs: Vec<[f64; 3]> = serde_json::from_value(runs.clone()).unwrap();
                (case.clone(), runs)
            });
            let figures = Figures {
                cases: cases.collect(),
                ..Figures::default()
            };
            (name.clone(), figures)
        })
        .collect()
}
