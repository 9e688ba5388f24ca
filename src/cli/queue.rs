//! Work on many things at a time, results in order, memory bounded.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results a worker may be ahead of the slowest, for each worker.
const AHEAD: usize = 16;

struct State<I, R> {
    input: I,
    /// Number of the next thing to be taken.
    taken: usize,
    /// Number of the next result to be handed on.
    handed: usize,
    /// Results that wait for an earlier one.
    waiting: BTreeMap<usize, R>,
    /// Workers that have not ended.
    working: usize,
    stopped: bool,
}

struct Queue<I, R> {
    state: Mutex<State<I, R>>,
    changed: Condvar,
    /// Most results that wait.
    ahead: usize,
}

/// Does `work` on each thing of `input` in `jobs` threads and hands the results to `sink` in the
/// order of the input, in the calling thread; an error of the sink ends it.
pub fn in_order<T, R, E>(
    input: impl Iterator<Item = T> + Send,
    jobs: NonZero<usize>,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    let jobs = jobs.get();
    let state = State { input, taken: 0, handed: 0, waiting: BTreeMap::new(), working: jobs, stopped: false };
    let queue = Queue { state: Mutex::new(state), changed: Condvar::new(), ahead: jobs * AHEAD };
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| queue.work(&work));
        }
        let result = queue.drain(&mut sink);
        queue.lock().stopped = true;
        queue.changed.notify_all();
        result
    })
}

impl<T, R, I: Iterator<Item = T>> Queue<I, R> {
    fn lock(&self) -> MutexGuard<'_, State<I, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A worker: takes, works, puts, until nothing is left.
    fn work(&self, work: &impl Fn(T) -> R) {
        while let Some((number, thing)) = self.take() {
            let result = work(thing);
            self.lock().waiting.insert(number, result);
            self.changed.notify_all();
        }
        self.lock().working -= 1;
        self.changed.notify_all();
    }

    /// The next thing, once the results before it are not too far behind.
    fn take(&self) -> Option<(usize, T)> {
        let is_ahead = |s: &mut State<I, R>| !s.stopped && s.taken - s.handed >= self.ahead;
        let guard = self.changed.wait_while(self.lock(), is_ahead);
        let mut state = guard.unwrap_or_else(PoisonError::into_inner);
        if state.stopped {
            return None;
        }
        let thing = state.input.next()?;
        state.taken += 1;
        Some((state.taken - 1, thing))
    }

    /// Hands the results on as they become due.
    fn drain<E>(&self, sink: &mut impl FnMut(R) -> Result<(), E>) -> Result<(), E> {
        while let Some(result) = self.due() {
            sink(result)?;
            self.changed.notify_all();
        }
        Ok(())
    }

    /// The next result in order; none when all are handed on.
    fn due(&self) -> Option<R> {
        let is_early = |s: &mut State<I, R>| s.working > 0 && !s.waiting.contains_key(&s.handed);
        let guard = self.changed.wait_while(self.lock(), is_early);
        let mut state = guard.unwrap_or_else(PoisonError::into_inner);
        let number = state.handed;
        let result = state.waiting.remove(&number)?;
        state.handed += 1;
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn jobs(n: usize) -> NonZero<usize> {
        NonZero::new(n).unwrap_or(NonZero::<usize>::MIN)
    }

    #[test]
    fn results_come_in_order() {
        let mut seen = Vec::new();
        let slow_at_first = |n: u64| {
            thread::sleep(Duration::from_millis(if n == 0 { 30 } else { 0 }));
            n
        };
        let done: Result<(), ()> = in_order(0..500, jobs(4), slow_at_first, |n| {
            seen.push(n);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_of_the_sink_ends_it() {
        let done = in_order(0.., jobs(2), |n: u64| n, |n| if n == 40 { Err("full") } else { Ok(()) });
        assert_eq!(done, Err("full"));
    }

    #[test]
    fn nothing_in_nothing_out() {
        let done: Result<(), ()> = in_order(std::iter::empty::<u8>(), jobs(3), |n| n, |_| Ok(()));
        assert_eq!(done, Ok(()));
    }
}
