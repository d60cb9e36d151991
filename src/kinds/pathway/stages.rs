//! The steps of a pathway in stages: where one stands, what can come next, what comes after that.

use super::Step;

/// The steps by stages, each step after all that lead to it from above.
///
/// A step that leads back to one above it, as from work to school, says so in words and moves nothing.
pub(super) fn stages(steps: &[Step]) -> Vec<Vec<&Step>> {
    let mut ranks: Vec<usize> = Vec::with_capacity(steps.len());
    let mut stages: Vec<Vec<&Step>> = Vec::new();
    for step in steps {
        let before = steps.iter().zip(&ranks);
        let rank = before
            .filter(|(other, _)| other.next.contains(&step.id))
            .map(|(_, rank)| rank + 1)
            .max()
            .unwrap_or_default();
        ranks.push(rank);
        if stages.len() <= rank {
            stages.resize_with(rank + 1, Vec::new);
        }
        if let Some(stage) = stages.get_mut(rank) {
            stage.push(step);
        }
    }
    stages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: &[(&str, &[&str])]) -> Vec<Vec<String>> {
        let steps: Vec<Step> = steps
            .iter()
            .map(|(id, next)| Step {
                id: (*id).to_owned(),
                title: String::new(),
                level: None,
                years: String::new(),
                gives: String::new(),
                next: next.iter().map(|id| (*id).to_owned()).collect(),
            })
            .collect();
        let ids = |stage: Vec<&Step>| stage.into_iter().map(|step| step.id.clone()).collect();
        stages(&steps).into_iter().map(ids).collect()
    }

    #[test]
    fn a_step_stands_below_all_that_lead_to_it() {
        let steps: &[(&str, &[&str])] = &[
            ("lop-9", &["thpt", "trung-cap"]),
            ("thpt", &["cao-dang"]),
            ("trung-cap", &["cao-dang", "di-lam"]),
            ("cao-dang", &["di-lam"]),
            ("di-lam", &[]),
        ];
        assert_eq!(
            names(steps),
            [
                vec!["lop-9"],
                vec!["thpt", "trung-cap"],
                vec!["cao-dang"],
                vec!["di-lam"]
            ]
        );
    }

    #[test]
    fn ways_back_and_unknown_steps_move_nothing() {
        let steps: &[(&str, &[&str])] = &[("hoc", &["lam", "khong-co"]), ("lam", &["hoc"])];
        assert_eq!(names(steps), [vec!["hoc"], vec!["lam"]]);
    }
}
