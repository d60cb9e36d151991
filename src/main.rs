//! The program: read the arguments, run the command, give its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    nghe::cli::run(std::env::args_os())
}
