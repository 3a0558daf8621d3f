//! Writes ZIP files.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A part of a file: its bytes as they are stored, and of those before they were compressed the number and a checksum.
struct Part<'a> {
    name: &'a str,
    method: u8,
    stored: Vec<u8>,
    length: usize,
    crc: u32,
}

/// The file of these parts, without compression.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all = Vec::new();
    for (name, text) in parts {
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        all.push(Part { name, method: 0, stored: text.as_bytes().to_vec(), length: text.len(), crc: crc.sum() });
    }
    of_parts(&all)
}

/// The file of one part, so many times these bytes, compressed.
pub fn packed_zip(name: &str, bytes: &[u8], times: usize) -> Vec<u8> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::best());
    let mut crc = Crc::new();
    for _ in 0..times {
        out.write_all(bytes).unwrap();
        crc.update(bytes);
    }
    let stored = out.finish().unwrap();
    of_parts(&[Part { name, method: 8, stored, length: bytes.len() * times, crc: crc.sum() }])
}

fn of_parts(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for Part { name, method, stored, length, crc } in parts {
        let offset = out.len() as u32;
        let mut head = vec![20, 0, 0, 0, *method, 0, 0, 0, 0x21, 0x54];
        head.extend(crc.to_le_bytes());
        head.extend([(stored.len() as u32).to_le_bytes(), (*length as u32).to_le_bytes()].concat());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(stored);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, length, count) = (out.len() as u32, directory.len() as u32, (parts.len() as u16).to_le_bytes());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}
