//! A function reads from a pack exactly what the templates render. Compares every message with four awkward
//! names, all minutes, and some days.

use std::path::Path;

use content::Pack;
use content::kind::STEMS;
use messages::packer::packed_message;
use messages::pieces::{CODE, USERNAME};
use messages::{Folder, Lifetimes, MessageRequest, Placeholders, Renderer, Section, pack};

const NAMES: [&str; 4] = ["O'Brien & \"Söhne\"", "Nguyễn Thị Ánh", "می\u{200C}خواهم <b>", "李\u{202F}小龙"];

#[test]
fn every_packed_message_equals_the_rendered_one() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    let folder = Folder::read(&templates).unwrap();
    let packed = pack(&templates, &[Section::Messages]).unwrap();
    let pack = Pack::verified(&packed).unwrap().messages().unwrap();
    let (brands, locales) = (pack.brands().to_vec(), pack.locales().collect::<Vec<_>>());
    let mut compared = 0;
    // Every number of minutes, and a number of days with each.
    for (minutes, days) in (3..=15).zip([1, 2, 3, 4, 5, 7, 11, 21, 30, 99, 100, 102, 365]) {
        let lifetimes = Lifetimes { temporary_password_days: days, mfa_code_minutes: minutes };
        let renderer = Renderer::new(&folder, lifetimes).unwrap();
        for key in pack.keys() {
            let (stem, kind) = STEMS[key.stem];
            let has_number = ["authentication", "admin-create-user"].contains(&stem);
            if minutes > 3 && !has_number {
                continue;
            }
            let names = if key.named && kind.goes_to_a_verified_address() { &NAMES[..] } else { &[] };
            let names = names.iter().copied().map(Some).chain((!key.named).then_some(None));
            for name in names {
                let placeholders = Placeholders::new(Some(CODE), Some(USERNAME), kind.names_user()).unwrap();
                let link = (stem != kind.stem()).then_some("{##Click here##}");
                let placeholders = placeholders.with_link(link);
                let (brand, locale) = (brands[key.brand], locales[key.locale]);
                let request = MessageRequest { kind, brand, locale, name, placeholders: &placeholders };
                let (expected, _) = renderer.render(&request).unwrap();
                let found = packed_message(&pack, key, lifetimes, name, CODE).unwrap();
                assert_eq!(found, expected, "{brand}/{locale}/{stem} {name:?}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 8_000, "{compared} messages were compared");
    assert!(packed.len() < 700_000, "{} bytes", packed.len());
}
