//! Maps and sets by hash. That of the standard library is of a kind that keeps secrets, at three times the
//! cost; this one is seeded anew in every process, too.

use foldhash::fast::RandomState;

/// As that of the standard library.
pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// As that of the standard library.
pub type HashSet<K> = std::collections::HashSet<K, RandomState>;
