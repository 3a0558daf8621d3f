//! Threads that work on the pages of a deck. A page that takes too long cannot be stopped, so its thread is left alone.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::import::pdf::{Deck, Pen};
use crate::import::refusal::Refusal;
use crate::io::work_done::WorkDone;

/// How long a page may take.
const DEADLINE: Duration = Duration::from_secs(20);

/// How many pages may take too long before the import ends.
const MAX_STUCK: usize = 3;

/// Each thread holds a page and its pictures in memory.
const MAX_THREADS: usize = 4;

/// Forms within forms take some stack, in bytes.
const STACK: usize = 16 << 20;

/// The name of the threads, whose panics are not printed.
const NAME: &str = "page";

/// What is done with a page.
pub type Work<J, R> = for<'a> fn(&'a Deck, &mut Pen<'a>, J) -> Result<R, String>;

/// A thread and what it is working on.
struct Worker<J> {
    jobs: Sender<(usize, J)>,
    at: Option<(usize, Instant)>,
    is_stuck: bool,
}

/// Sent by the worker with the first number when it is done with the job of the second.
type Answer<R> = (usize, usize, Result<R, String>);

/// Runs `open`, which may take as long as a page.
///
/// # Errors
/// If it takes longer, or panics.
pub fn within_deadline<R: Send + 'static>(open: impl FnOnce() -> R + Send + 'static) -> Result<R, &'static str> {
    let (sender, receiver) = mpsc::channel();
    let work = move || drop(catch_unwind(AssertUnwindSafe(open)).map(|result| sender.send(result)));
    spawn(work).map_err(|_| "there is no thread for it")?;
    receiver.recv_timeout(DEADLINE).map_err(|error| match error {
        RecvTimeoutError::Timeout => "reading it takes longer than 20 seconds",
        RecvTimeoutError::Disconnected => "it is damaged",
    })
}

/// Does `work` for each job, and counts those that are done. The results are in the order of the jobs.
///
/// # Errors
/// If too many pages take too long.
pub fn run<J: Send + 'static, R: Send + 'static>(
    deck: &Arc<Deck>,
    jobs: Vec<J>,
    work: Work<J, R>,
    done: &WorkDone,
) -> Result<Vec<Result<R, String>>, Refusal> {
    let mut results: Vec<Option<Result<R, String>>> = jobs.iter().map(|_| None).collect();
    let mut left = jobs.into_iter().enumerate();
    let (answers, inbox) = mpsc::channel::<Answer<R>>();
    let mut workers: Vec<Worker<J>> = Vec::new();
    let threads = thread::available_parallelism().map_or(2, usize::from).min(MAX_THREADS).min(results.len());
    let mut free = 0;
    loop {
        let stuck = workers.iter().filter(|worker| worker.is_stuck).count();
        while workers.len() < threads + stuck {
            workers.push(worker(deck.clone(), workers.len(), work, answers.clone())?);
            free += 1;
        }
        for worker in workers.iter_mut().filter(|worker| worker.at.is_none() && !worker.is_stuck) {
            if let Some((number, job)) = left.next() {
                worker.at = Some((number, Instant::now()));
                // A worker ends only when its sender is dropped.
                let _ = worker.jobs.send((number, job));
                free -= 1;
            }
        }
        if free >= threads {
            break;
        }
        match receive(&inbox, &workers) {
            Some((number, job, result)) if !workers[number].is_stuck => {
                workers[number].at = None;
                free += 1;
                results[job] = Some(result);
                done.add_part();
            }
            // It came too late.
            Some(_) => {}
            None => {
                for worker in workers.iter_mut().filter(|worker| is_late(worker)) {
                    worker.is_stuck = true;
                    if let Some((job, _)) = worker.at {
                        results[job] = Some(Err("it takes longer than 20 seconds".into()));
                    }
                }
                if workers.iter().filter(|worker| worker.is_stuck).count() > MAX_STUCK {
                    return Err(Refusal(format!("more than {MAX_STUCK} pages take longer than 20 seconds each")));
                }
            }
        }
    }
    Ok(results.into_iter().map(|result| result.unwrap_or_else(|| Err("it was not read".into()))).collect())
}

fn is_late<J>(worker: &Worker<J>) -> bool {
    !worker.is_stuck && worker.at.is_some_and(|(_, start)| start.elapsed() >= DEADLINE)
}

/// The next answer; `None` when a worker is late.
fn receive<J, R>(inbox: &Receiver<Answer<R>>, workers: &[Worker<J>]) -> Option<Answer<R>> {
    let running = workers.iter().filter(|worker| !worker.is_stuck).filter_map(|worker| worker.at);
    let oldest = running.map(|(_, start)| start.elapsed()).max().unwrap_or_default();
    inbox.recv_timeout(DEADLINE.saturating_sub(oldest)).ok()
}

fn worker<J: Send + 'static, R: Send + 'static>(
    deck: Arc<Deck>,
    number: usize,
    work: Work<J, R>,
    answers: Sender<Answer<R>>,
) -> Result<Worker<J>, Refusal> {
    let (jobs, inbox) = mpsc::channel::<(usize, J)>();
    let run = move || {
        let mut pen = Pen::new();
        for (at, job) in inbox {
            let result = catch_unwind(AssertUnwindSafe(|| work(&deck, &mut pen, job))).unwrap_or_else(|_| {
                // What it kept may be damaged, too.
                pen = Pen::new();
                Err("it cannot be drawn".into())
            });
            if answers.send((number, at, result)).is_err() {
                return;
            }
        }
    };
    spawn(run).map_err(|error| Refusal(format!("there is no thread to draw pages: {error}")))?;
    Ok(Worker { jobs, at: None, is_stuck: false })
}

fn spawn(work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    thread::Builder::new().name(NAME.into()).stack_size(STACK).spawn(work).map(drop)
}

/// Damaged files can make the library panic; that is a damaged page, and nothing to be printed.
pub fn silence_panics() {
    let print = take_hook();
    set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(NAME) {
            print(panic);
        }
    }));
}
