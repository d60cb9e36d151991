//! The tests of the program from outside, one module for each matter. They are one program, since to link the library
//! into many takes longer than most of them run: `cargo test --test all cases::` runs those of one module.

mod admin;
mod cases;
mod explain;
mod external;
mod incremental;
mod init;
mod markdown;
mod new;
mod order;
mod plan;
mod search;
mod serve;
mod sheets;
mod site;
mod theme;
mod words;
