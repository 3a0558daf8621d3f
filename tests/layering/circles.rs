//! No circles: following imports from a file never leads back to it.

use std::fmt::Write;

use crate::graph::{Graph, circles};

#[test]
fn no_circles_between_files() {
    let graph = Graph::read();
    let edges = graph.edges();
    let path = |file: usize| graph.sources[file].path.as_str();
    let mut text = String::new();
    let circles = circles(&edges);
    for (number, circle) in circles.iter().enumerate() {
        let _ = writeln!(text, "\ncircle {} of {}, {} files:", number + 1, circles.len(), circle.len());
        for file in circle {
            for (other, names) in edges[*file].iter().filter(|(other, _)| circle.contains(other)) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let _ = writeln!(text, "  {} uses {}: {}", path(*file), path(*other), names.join(", "));
            }
        }
    }
    assert!(circles.is_empty(), "{text}");
}
