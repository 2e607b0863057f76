"""Every word that the command line shows."""

from __future__ import annotations

ABOUT = "Walks a School Resource Officer through what the department's policy asks, and keeps the path."
COMMANDS = (
    "Without a command the app opens. The commands are for changing trees, and for records that were sent."
)
PORT = "port of the app on this machine; another free one is taken if it is in use"
DATA = "folder of the records"
PACK = "folder of the decision trees, if not those that came with the app"
NO_BROWSER = "say the address instead of opening it in the browser"
VERSION = "say which version this is"

CHECK = "read the decision trees and print every problem"
PIN = "say that what the trees cite was reviewed, as the policy has it now"
MAP = "draw a tree: as Mermaid's text, or as an SVG"
WALK = "walk a tree here in the terminal; no record is kept"
IMPORT = "take in records that were sent from elsewhere, and show them among the saved walkthroughs"
VERIFY = (
    "say whether every line of a record fits, and its decision trees lead to every step; "
    "ends with 0 if all are complete, 3 if some are open or could not be checked, else 1"
)
BUILD_WEB = "build the offline app for phones: a static folder for any web server"
SERVE_WEB = "serve the offline app's folder on this machine, for a try"
WEB_FOLDER = "folder of the offline app (dist/web)"
RECORD = "a record that was sent (.sro), or a bare .journal"
TREE = "a tree's id, as in arrest.json"
SVG = "an SVG page to print, instead of Mermaid's text"
OUT = "write it to this file"

CHECKED = "No problems: {trees} trees, {nodes} nodes, {provisions} provisions; edition {edition}."
FOUND_ONE = "1 problem."
FOUND = "{count} problems."

PINNED = "{count} provisions pinned in {file}."
NOTHING_TO_PIN = "Nothing to pin: all {count} provisions that the trees cite are as they were reviewed."
PIN_NEW, PIN_CHANGED, PIN_GONE = "new", "changed", "no longer cited"

BUILDING = "Building the offline app (the first time a minute or two) ..."
BUILT = "The offline app is in {folder}."
SIZE = "{:<34}{:>10}{:>14}{:>10}{:>14}"
SIZES = SIZE.format("", "folder", "first visit", "by gzip", "with its .br")
OURS, PLAIN = "offline app", "plain Flet bundle of two buttons"

WRITTEN = "Written to {file}."
NO_NAME = "it names nothing: give the name of a file or folder"
NOT_DONE = "This could not be done: {why}."
NOT_SAID = "What there is to say cannot be written: {why}."
MEND_SAYING = "Make room, or have it written somewhere else."
NOT_WRITTEN = "{file} cannot be written: {why}."
NOT_PLAIN = "it is not a plain file"
MEND_WRITING = "Name a file in a folder that you may write to."
NO_TREE = "There is no tree {tree}."
MEND_TREE = "The trees are: {trees}."

NOT_READ = "This file cannot be read: {why}."
MEND_READING = "Name a file that is there and that you may read."
TAKEN_IN = {
    "new": "Taken in.",
    "longer": "Taken in: what was added since the last time.",
    "same": "Already here.",
}
STANDINGS = {
    "complete": "Complete.",
    "open": "Not closed: still open, or cut off at the end.",
    "unchecked": "What it says could not be checked: the decision trees it was made on are not here.",
    "unknown": "Line {line} could not be checked. {why}",
    "impossible": "But its own decision trees do not lead to line {line}: {why}",
    "altered": "Altered: line {line} does not fit.",
}
"""What is said of a record, by what was found of it."""
LAST_DIGEST = "  {lines} lines, last digest {head}"

NO_RECORD = "Walking in the terminal: for looking at a tree. No record of it is kept."
ENDED = "Ended. Nothing was kept."
PLACE = "step {step}, at most {ahead} more in this tree"
PLACE_LAST = "step {step}"
KIND = {
    "question": "QUESTION",
    "factors": "FACTORS",
    "guidance": "DO",
    "visit": "VISIT",
    "outcome": "OUTCOME",
}
EXAMPLE = "Practice note, not policy: {words}"
RUNNING = "{clock}: {length}"
PROMPT = "{prompt} (asked every {every} seconds)"
STOPPED = "{clock}: {length}, ended"
OWED = "Owed from this walk:"
MARKS = {"present": "+", "absent": "-", "unknown": "?", "untouched": " "}

KEYS = "b back   d danger   r reassess   n note   w words of the policy   q quit"
KEYS_ANSWER = "Type a number to answer."
KEYS_FACTORS = "Mark one with its number and p present, a absent, u unknown, x untouched: 3p. Enter goes on."
KEYS_ON = "Enter goes on."
KEYS_TICK = "A number ticks."
KEYS_RETURN = "Enter goes back to: {title}."
KEYS_END = "Enter ends the walk."
KEY_PROMPT = "> "
NOTE_PROMPT = "Note: "
NOTE_KEPT = "Noted for this walk."
NOTE_PRIVATE = "In a record, mind who could be known from it. This looks like: {what}."
DANGER_LOGGED = "DANGER NOW, at {at}."
NOT_UNDERSTOOD = "Not a key here: {key}"
NO_WORDS = "This screen cites nothing."
