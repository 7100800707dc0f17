//! Compiles the default content in.

use messages::Section;

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    messages::build::compile_in(&[Section::Records])
}
