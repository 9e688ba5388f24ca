//! What JavaScript may call.
