//! What holds for every language and every block.
