//! The program: read the arguments, run the command, give its exit code.

use std::process::ExitCode;

/// Making pages is mostly small allocations on several threads, which this allocator serves faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    nghe::cli::run(std::env::args_os())
}
