//! Compiles the default content into the function.

use messages::Section;

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    messages::build::compile_in(&[Section::Records])
}
