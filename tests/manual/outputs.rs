//! The files that a site writes.

use talkpress::site::output::registry::OUTPUTS;

use crate::table::Table;

#[test]
fn every_output_is_in_the_manual() {
    let rows: Vec<Vec<String>> =
        OUTPUTS.iter().map(|output| vec![output.addresses.to_owned(), output.content.to_owned()]).collect();
    Table::read("publishing", "files").must_be(&rows);
}
