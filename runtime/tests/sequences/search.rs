// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The search: from a start, every move; from each new state, again; then at random, deeper.
//!
//! What can be found is what the calls *read*. At every instant each call and each question is run once on the start, and what it
//! read is kept. In a state, only what read something that is different there is run again: everything else does what it did. The first
//! two steps are exhaustive by that. Deeper, states are kept by the *names* of the calls that led to them, in whatever order; one of those
//! that were looked at least goes on: rather one whose every step made the next possible, rather with a call that the steps before made
//! possible (the last one above all), and rather to names that no sequence has together yet.

use crate::{
	adversaries::Adversary,
	allowed,
	chain::{differing, numbers, Chain, Ran, Reads, State},
	dice::Dice,
	gains::{gained, probes, Levels, Probe},
	moves::{all, now, Move, WAITS},
	starts::Start,
};
use codec::Encode;
use polkadot_sdk::{sp_io::hashing::blake2_128, *};
use std::{
	collections::{BTreeMap, BTreeSet, HashMap, HashSet},
	rc::Rc,
};

/// How far, and how long, one search goes.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
	/// How many steps are tried exhaustively.
	pub exhaustive: usize,
	/// How many steps are made at random then.
	pub steps: u32,
	/// The longest sequence.
	pub depth: usize,
	/// How often one may wait in a sequence.
	pub waits: usize,
	/// What these are drawn from.
	pub seed: u64,
}

/// A rule of the chain that is off: what undoes it in the state after every step. Nothing for the rules as they are.
pub type Hook = fn();

/// What is searched.
#[derive(Clone, Copy)]
pub struct Case {
	/// Who searches.
	pub adversary: &'static Adversary,
	/// From where.
	pub start: &'static Start,
	/// Which rule is off.
	pub hook: Hook,
}

/// What a search found.
#[derive(Default)]
pub struct Found {
	/// Each gain that no row of the table allows, with a sequence that leads to it.
	pub gains: BTreeMap<String, Vec<Move>>,
	/// The rows of the table that allowed something.
	pub used: BTreeSet<usize>,
	/// Calls made.
	pub tried: u64,
	/// Different states judged.
	pub states: u64,
}

/// A state that a sequence of moves leads to.
#[derive(Clone)]
struct Node {
	path: Rc<Vec<Move>>,
	/// The names of the path's moves.
	names: Names,
	state: State,
	now: u64,
	waits: usize,
	/// How many of its moves, besides waiting, were possible before the one that they come after.
	leaps: u32,
	/// The questions, answered here.
	asked: Known<Levels>,
	/// The state before this one.
	before: Option<Rc<Before>>,
}

/// A state with what was tried in it.
struct Before {
	now: u64,
	state: State,
	tried: Known<bool>,
}

/// What came of moves, or of questions, that read something which is different from the start of the same instant, by number; and what
/// they read. The next state at that instant tries again only what read something that changed since.
type Known<T> = Rc<Row<T>>;

/// Likewise, while it is put together.
type Row<T> = HashMap<u32, Rc<(T, Reads)>>;

/// What is left of `known` between two states, and what has to be tried again.
fn split<T>(
	known: &Known<T>,
	readers: &HashMap<u64, Vec<u32>>,
	before: &State,
	after: &State,
) -> (Row<T>, HashSet<u32>) {
	let changed: HashSet<u64> = differing(before, after).flat_map(|key| numbers(key)).collect();
	let readers = changed.iter().filter_map(|number| readers.get(number)).flatten();
	let mut again: HashSet<u32> = readers.copied().collect();
	let mut kept = HashMap::new();
	for (number, one) in known.iter() {
		if changed.iter().any(|changed| one.1.contains(changed)) {
			again.insert(*number);
		} else {
			again.remove(number);
			kept.insert(*number, one.clone());
		}
	}
	(kept, again)
}

/// What can be done in a state, and what was tried for that.
struct Expanded {
	successors: Vec<Successor>,
	tried: Known<bool>,
}

/// The names of some moves.
type Names = Rc<BTreeSet<Rc<str>>>;

/// States that moves of the same names led to.
#[derive(Default)]
struct Cell {
	nodes: Vec<Node>,
	/// How often one of them went on.
	visits: u64,
}

/// How many states of one cell are kept.
const CELL: usize = 4;

/// What the steps before it have to do with a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
	/// The last of them made it possible.
	Fresh,
	/// They made it possible.
	Enabled,
	/// They changed something that it reads.
	Changed,
	/// Nothing: it could be made just so without them.
	Nothing,
}

/// A move that can be made in a state, and the state after it.
struct Successor {
	step: Move,
	name: Rc<str>,
	state: State,
	now: u64,
	/// What the steps before it have to do with it.
	link: Link,
}

/// An instant: the start with nothing but the time passed, and what every move and every question read there.
struct Instant {
	start: State,
	moves: Vec<Move>,
	names: Vec<Rc<str>>,
	done: Vec<bool>,
	movers: HashMap<u64, Vec<u32>>,
	answers: Vec<Levels>,
	askers: HashMap<u64, Vec<u32>>,
}

/// One search.
pub struct Search {
	case: Case,
	budget: Budget,
	chain: Chain,
	probes: Vec<Probe>,
	instants: HashMap<u64, Rc<Instant>>,
	known: HashMap<[u8; 16], Rc<Expanded>>,
	judged: HashSet<[u8; 16]>,
	cells: BTreeMap<Names, Cell>,
	found: Found,
	/// Whether the first gain that no row allows ends the search.
	first_only: bool,
}

/// How many states' successors are kept.
const KEPT: usize = 4_000;

fn with(names: &Names, name: &Rc<str>) -> Names {
	let mut names = (**names).clone();
	names.insert(name.clone());
	Rc::new(names)
}

fn hash_of(state: &State) -> [u8; 16] {
	state.using_encoded(blake2_128)
}

fn index(readers: &mut HashMap<u64, Vec<u32>>, reads: &Reads, reader: usize) {
	for number in reads {
		readers.entry(*number).or_default().push(reader as u32);
	}
}

impl Search {
	/// One from this case's start.
	pub fn new(case: Case, budget: Budget) -> Self {
		let chain = crate::scene::run(|_| {
			(case.start.make)();
			(case.hook)();
			Chain::of_current_state()
		});
		Self {
			case,
			budget,
			chain,
			probes: probes(case.adversary),
			instants: HashMap::new(),
			known: HashMap::new(),
			judged: HashSet::new(),
			cells: BTreeMap::new(),
			found: Found::default(),
			first_only: false,
		}
	}

	/// Searches; every gain that no row of the table allows comes with the shortest sequence that is left when needless steps are
	/// dropped.
	pub fn run(mut self) -> Found {
		self.exhaust();
		self.go_deeper();
		let gains = std::mem::take(&mut self.found.gains);
		for (gain, path) in gains {
			let shortest = self.minimise(path, &gain);
			self.found.gains.insert(gain, shortest);
		}
		self.found
	}

	/// Likewise, but the first such gain is enough.
	pub fn run_to_the_first(mut self) -> Found {
		self.first_only = true;
		self.run()
	}

	fn is_over(&self) -> bool {
		self.first_only && !self.found.gains.is_empty()
	}

	fn root(&mut self) -> Node {
		let now = self.chain.run(&Chain::start(), || now().0).result;
		Node {
			path: Rc::default(),
			names: Names::default(),
			state: Chain::start(),
			now,
			waits: 0,
			leaps: 0,
			asked: Known::default(),
			before: None,
		}
	}

	/// The instant at this time.
	fn instant(&mut self, at: u64) -> Rc<Instant> {
		if let Some(instant) = self.instants.get(&at) {
			return instant.clone();
		}
		let instant = Rc::new(self.new_instant(at));
		self.instants.insert(at, instant.clone());
		instant
	}

	fn new_instant(&mut self, at: u64) -> Instant {
		let (hook, adversary) = (self.case.hook, self.case.adversary);
		let begun = self.chain.run(&Chain::start(), || {
			pallet_timestamp::Now::<salus_runtime::Runtime>::put(at);
			hook();
		});
		let start = begun.state;
		let moves = self.chain.run(&start, || all(adversary)).result;
		let (mut movers, mut askers) = (HashMap::new(), HashMap::new());
		let mut done = Vec::new();
		for (number, step) in moves.iter().enumerate() {
			let ran = self.chain.run(&start, || step.make());
			self.found.tried += 1;
			index(&mut movers, &ran.reads, number);
			done.push(ran.result);
		}
		let mut answers = Vec::new();
		for (number, probe) in self.probes.iter().enumerate() {
			let ran = self.chain.run(&start, probe);
			index(&mut askers, &ran.reads, number);
			answers.push(ran.result);
		}
		Instant {
			start,
			names: moves.iter().map(|step| step.name().into()).collect(),
			moves,
			done,
			movers,
			answers,
			askers,
		}
	}

	/// Makes a move in a state: whether it was done, what it read, and the state after it.
	fn step(&mut self, state: &State, step: &Move) -> Ran<bool> {
		let hook = self.case.hook;
		self.found.tried += 1;
		self.chain.run(state, || {
			let done = step.make();
			if done {
				hook();
			}
			done
		})
	}

	/// Every move that changes something in this state.
	fn expand(&mut self, node: &Node) -> Rc<Expanded> {
		let hash = hash_of(&node.state);
		if let Some(known) = self.known.get(&hash) {
			return known.clone();
		}
		let instant = self.instant(node.now);
		let start = (instant.start.clone(), Known::default());
		let same_instant = node.before.as_ref().filter(|before| before.now == node.now);
		let (before, tried) =
			same_instant.map_or((&start.0, &start.1), |before| (&before.state, &before.tried));
		let (mut tried, again) = split(tried, &instant.movers, before, &node.state);
		let possible_before = self.possible_before(node);
		let mut successors = Vec::new();
		for (number, step) in instant.moves.iter().enumerate() {
			let at = number as u32;
			let is_known = tried.get(&at).map(|one| one.0);
			let goes_on = is_known.is_some() || again.contains(&at);
			let link = match (goes_on, instant.done[number]) {
				(true, false) if !possible_before(number) => Link::Fresh,
				(true, false) => Link::Enabled,
				(true, true) => Link::Changed,
				(false, _) => Link::Nothing,
			};
			if !again.contains(&at) && !is_known.unwrap_or(instant.done[number]) {
				continue;
			}
			let ran = self.step(&node.state, step);
			if goes_on {
				tried.insert(at, Rc::new((ran.result, ran.reads)));
			}
			if ran.result && *ran.state != *node.state {
				successors.push(Successor {
					step: step.clone(),
					name: instant.names[number].clone(),
					state: ran.state,
					now: node.now,
					link,
				});
			}
		}
		for wait in WAITS {
			let step = Move::Wait(wait);
			successors.push(Successor {
				state: self.step(&node.state, &step).state,
				name: step.name().into(),
				step,
				now: node.now + wait,
				link: Link::Nothing,
			});
		}
		if self.known.len() >= KEPT {
			self.known.clear();
		}
		let expanded = Rc::new(Expanded {
			successors,
			tried: Rc::new(tried),
		});
		self.known.insert(hash, expanded.clone());
		expanded
	}

	/// Whether a move could be made before the last one, by its number: the moves of two instants are the same but for the times in them.
	fn possible_before(&mut self, node: &Node) -> impl Fn(usize) -> bool {
		let before = node.before.clone();
		let instant = before.as_ref().map(|before| self.instant(before.now));
		move |number| {
			let tried = before
				.as_ref()
				.and_then(|before| before.tried.get(&(number as u32)));
			let at_start = instant.as_ref().and_then(|instant| instant.done.get(number));
			tried.map_or(at_start.copied().unwrap_or(false), |one| one.0)
		}
	}

	fn after(&mut self, node: &Node, expanded: &Expanded, next: &Successor) -> Option<Node> {
		let waits = node.waits + usize::from(next.step.waits() > 0);
		if waits > self.budget.waits {
			return None;
		}
		let path: Vec<Move> = node.path.iter().cloned().chain([next.step.clone()]).collect();
		Some(Node {
			path: Rc::new(path),
			names: with(&node.names, &next.name),
			state: next.state.clone(),
			now: next.now,
			waits,
			leaps: node.leaps + u32::from(next.link != Link::Fresh && next.step.waits() == 0),
			asked: self.ask_again(node, &next.state, next.now),
			before: Some(Rc::new(Before {
				now: node.now,
				state: node.state.clone(),
				tried: expanded.tried.clone(),
			})),
		})
	}

	/// The questions, answered in a state that comes after this node.
	fn ask_again(&mut self, node: &Node, state: &State, now: u64) -> Known<Levels> {
		let instant = self.instant(now);
		let start = (&instant.start, &Known::default());
		let (before, asked) = if now == node.now {
			(&node.state, &node.asked)
		} else {
			start
		};
		let (mut asked, again) = split(asked, &instant.askers, before, state);
		for number in again {
			let ran = self.chain.run(state, &self.probes[number as usize]);
			asked.insert(number, Rc::new((ran.result, ran.reads)));
		}
		Rc::new(asked)
	}

	/// What the adversary has in this state that waiting alone would not have brought.
	fn gains(&mut self, node: &Node) -> Vec<String> {
		let instant = self.instant(node.now);
		let gains = |(number, answered): (&u32, &Rc<(Levels, Reads)>)| {
			gained(&instant.answers[*number as usize], &answered.0)
		};
		node.asked.iter().flat_map(gains).collect()
	}

	/// Judges a state, unless one like it was judged before.
	fn judge(&mut self, node: &Node) {
		if !self.judged.insert(hash_of(&node.state)) {
			return;
		}
		self.found.states += 1;
		for gain in self.gains(node) {
			let row = allowed::row(self.case.adversary.name, &gain, &node.path);
			if let Some(row) = row {
				self.found.used.insert(row);
				continue;
			}
			let path = self.found.gains.entry(gain).or_insert_with(|| node.path.to_vec());
			if node.path.len() < path.len() {
				*path = node.path.to_vec();
			}
		}
	}

	/// Every sequence of so many steps.
	fn exhaust(&mut self) {
		let mut front = vec![self.root()];
		self.keep(&front[0].clone());
		for _ in 0..self.budget.exhaustive {
			let mut next = Vec::new();
			for node in front {
				let expanded = self.expand(&node);
				for successor in &expanded.successors {
					if self.is_over() {
						return;
					}
					if self.judged.contains(&hash_of(&successor.state)) {
						continue;
					}
					if let Some(node) = self.after(&node, &expanded, successor) {
						self.judge(&node);
						self.keep(&node);
						next.push(node);
					}
				}
			}
			front = next;
		}
	}

	/// Keeps a state to go on from.
	fn keep(&mut self, node: &Node) {
		let cell = self.cells.entry(node.names.clone()).or_default();
		if node.path.len() < self.budget.depth && cell.nodes.len() < CELL {
			cell.nodes.push(node.clone());
		}
	}

	fn go_deeper(&mut self) {
		let mut dice = Dice::new(self.budget.seed);
		for _ in 0..self.budget.steps {
			if self.is_over() {
				return;
			}
			self.go_on(&mut dice);
		}
	}

	/// One more step from one of the states that are kept.
	fn go_on(&mut self, dice: &mut Dice) {
		let Some(node) = self.choose_node(dice) else {
			return;
		};
		let expanded = self.expand(&node);
		let weights: Vec<u64> = expanded
			.successors
			.iter()
			.map(|next| self.weight(&node, next))
			.collect();
		let Some(next) = dice.one_of(&weights) else {
			return;
		};
		if let Some(after) = self.after(&node, &expanded, &expanded.successors[next]) {
			self.judge(&after);
			self.keep(&after);
		}
	}

	/// A state to go on from: one of a cell that was visited seldom, rather of a long sequence.
	fn choose_node(&mut self, dice: &mut Dice) -> Option<Node> {
		let open: Vec<&mut Cell> = self
			.cells
			.values_mut()
			.filter(|cell| !cell.nodes.is_empty())
			.collect();
		let weight = |cell: &&mut Cell| {
			let first = &cell.nodes[0];
			let steps = first.path.len() as u64;
			1 + ((1 + steps) << 20) / ((1 + cell.visits) << (3 * first.leaps.min(5)))
		};
		let chosen = dice.one_of(&open.iter().map(weight).collect::<Vec<_>>())?;
		let cell = open.into_iter().nth(chosen)?;
		cell.visits += 1;
		let one = dice.one_of(&vec![1; cell.nodes.len()])?;
		Some(cell.nodes[one].clone())
	}

	/// How gladly a state goes on with this move.
	fn weight(&self, node: &Node, next: &Successor) -> u64 {
		let kind = match (&next.step, next.link) {
			(Move::Wait(_), _) => 30_000,
			(_, Link::Fresh) => 100_000,
			(_, Link::Enabled) => 5_000,
			(_, Link::Changed) => 2_000,
			(_, Link::Nothing) => 500,
		};
		let cell = self.cells.get(&with(&node.names, &next.name));
		let known = cell.map_or(0, |cell| 2 * cell.nodes.len() as u64 + cell.visits);
		1 + kind / ((1 + known) * (1 + known))
	}

	/// Makes these moves one after the other, if all of them can be made.
	fn replay(&mut self, path: &[Move]) -> Option<Node> {
		let mut node = self.root();
		for step in path {
			let ran = self.step(&node.state, step);
			if !ran.result {
				return None;
			}
			let (state, now) = (ran.state, node.now + step.waits());
			let asked = self.ask_again(&node, &state, now);
			node = Node {
				state,
				now,
				asked,
				..node
			};
		}
		Some(node)
	}

	/// Can these moves be made, and is this gained by them?
	pub fn lead_to(&mut self, path: &[Move], gain: &str) -> bool {
		let node = self.replay(path);
		node.is_some_and(|node| self.gains(&node).iter().any(|one| one == gain))
	}

	/// The sequence without the steps that the gain does not need.
	fn minimise(&mut self, mut path: Vec<Move>, gain: &str) -> Vec<Move> {
		let mut at = 0;
		while at < path.len() {
			let mut shorter = path.clone();
			shorter.remove(at);
			if self.lead_to(&shorter, gain) {
				path = shorter;
				at = 0;
			} else {
				at += 1;
			}
		}
		path
	}
}
