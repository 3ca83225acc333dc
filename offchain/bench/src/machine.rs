// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The machine, and what a process has used of it.

use salus_e2e::{Result, Trouble};
use serde::Serialize;
use std::{fs, time::Duration};

/// The kernel counts a process's time in hundredths of a second, on every Linux there is.
const TICKS_A_SECOND: u64 = 100;

/// What it was measured on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Machine {
	/// The processor, as the kernel calls it.
	pub cpu: String,
	/// How many of its cores can be used.
	pub cores: usize,
	/// Memory, in MiB.
	pub memory_mib: u64,
}

/// One look at the node, the loader (this process) and the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
	/// What the node has used.
	pub node: Usage,
	/// The processor time of this process.
	pub loader: Duration,
	/// The time that all cores together were not idle.
	pub all: Duration,
}

impl Look {
	/// Now, at the node with this process id.
	pub fn at(node: u32) -> Result<Self> {
		Ok(Self {
			node: Usage::of(node)?,
			loader: Usage::of(std::process::id())?.cpu,
			all: busy_time(&read("/proc/stat")?)
				.ok_or_else(|| Trouble::not_held("/proc/stat has no times"))?,
		})
	}
}

/// What a process has used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
	/// Processor time, of all its threads, in the kernel too.
	pub cpu: Duration,
	/// The memory that it holds, in MiB.
	pub memory_mib: u64,
	/// The most that it ever held, in MiB.
	pub peak_memory_mib: u64,
}

impl Machine {
	/// This machine.
	pub fn here() -> Result<Self> {
		let cpu = read("/proc/cpuinfo")?;
		Ok(Self {
			cpu: field(&cpu, "model name").unwrap_or("unknown").into(),
			cores: std::thread::available_parallelism().map_or(1, usize::from),
			memory_mib: kibibytes(&read("/proc/meminfo")?, "MemTotal") / 1_024,
		})
	}
}

impl Usage {
	/// Of the process with this id.
	pub fn of(process: u32) -> Result<Self> {
		let status = read(&format!("/proc/{process}/status"))?;
		let stat = read(&format!("/proc/{process}/stat"))?;
		Ok(Self {
			cpu: cpu_time(&stat).ok_or_else(|| Trouble::not_held("/proc/…/stat has no times"))?,
			memory_mib: kibibytes(&status, "VmRSS") / 1_024,
			peak_memory_mib: kibibytes(&status, "VmHWM") / 1_024,
		})
	}
}

fn read(path: &str) -> Result<String> {
	fs::read_to_string(path).map_err(Trouble::io(format!("cannot read {path}")))
}

/// What stands behind `name:` in its line.
fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
	text.lines().find_map(|line| {
		let (key, value) = line.split_once(':')?;
		(key.trim() == name).then_some(value.trim())
	})
}

fn kibibytes(text: &str, name: &str) -> u64 {
	field(text, name)
		.and_then(|value| value.split_whitespace().next()?.parse().ok())
		.unwrap_or(0)
}

/// The 14th and 15th value of `/proc/PID/stat`, counted behind the name, which may hold blanks and brackets
/// itself.
fn cpu_time(stat: &str) -> Option<Duration> {
	let (_, behind) = stat.rsplit_once(')')?;
	let mut values = behind.split_whitespace().skip(11);
	let ticks: u64 = values.next()?.parse::<u64>().ok()? + values.next()?.parse::<u64>().ok()?;
	Some(duration(ticks))
}

fn duration(ticks: u64) -> Duration {
	Duration::from_millis(ticks * 1_000 / TICKS_A_SECOND)
}

/// The first eight values of `/proc/stat` are all the time there was; of these the fourth and fifth were
/// idle.
fn busy_time(stat: &str) -> Option<Duration> {
	let values = stat.lines().next()?.split_whitespace().skip(1).take(8);
	let busy = values.enumerate().filter(|(index, _)| !(3..=4).contains(index));
	let ticks: Option<u64> = busy.map(|(_, value)| value.parse::<u64>().ok()).sum();
	ticks.map(duration)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_times_stand_behind_a_name_with_blanks_and_brackets() {
		let stat = "12 (a) (b c) S 1 1 1 0 -1 4 5 6 7 8 250 150 0 0 20 0";
		assert_eq!(cpu_time(stat), Some(Duration::from_secs(4)));
		assert_eq!(cpu_time("12 (a) S 1"), None);
	}

	#[test]
	fn all_but_idling_and_waiting_for_the_disk_is_busy() {
		let stat = "cpu  100 20 30 4000 500 6 7 37 1000 1000\ncpu0 1 1 1 1 1 1 1 1 1 1\n";
		assert_eq!(busy_time(stat), Some(Duration::from_secs(2)));
		assert_eq!(busy_time(""), None);
	}

	#[test]
	fn fields_are_found_by_their_whole_name() {
		let status = "VmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n";
		assert_eq!(kibibytes(status, "VmRSS"), 1_024);
		assert_eq!(kibibytes(status, "Vm"), 0);
	}

	#[test]
	fn this_process_uses_memory_on_this_machine() {
		let usage = Usage::of(std::process::id()).unwrap();
		assert!(usage.memory_mib > 0 && usage.peak_memory_mib >= usage.memory_mib);
		assert!(Machine::here().unwrap().memory_mib > usage.memory_mib);
	}
}
