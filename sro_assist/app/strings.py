"""Every word of the app's own that a screen shows. The trees' words are in the pack."""

from __future__ import annotations

APP = "SRO Assist"
PAGE_TITLE = "{screen} - {app}"
PROMISE = "Advice, not a decision."

# Weights, as words beside their shapes.
WEIGHTS = {  # the strongest first
    "shall not": "shall not",
    "shall": "shall",
    "should not": "should not",
    "should": "should",
    "may": "may",
    "may not": "may not",
    "states": "policy",
    "practice": "practice note, not policy",
}

# Everywhere
BACK = "Back"
CLOSE = "Close"
DANGER = "Danger now"
DANGER_SHORT = "Danger"

# Home
HAPPENING = "What's happening?"
WALK_IT = "Walk this tree"
TREES = "Or go straight to"
GLANCE = "{title} at a glance"
RESUME = "Go on: {title}"
MORE_UNFINISHED = "{count} more not finished"
RESUME_IT = "Go on with it"
RESUME_WHEN = "Begun {when}"
END_IT = "End as interrupted"
ENDED_IT = "Ended as interrupted: {title}."
UNDO = "Undo"
SAVED = "Saved"
POLICY = "Policy"
SETTINGS = "Settings"

# Walking
STEP_MORE = "Step {step}, at most {more} more here"
STEP_LAST = "Step {step}, the last here"
PROGRESS = "At least this far"
AND_MORE = "{name} +{count}"
NOTE = "Note"
CHANGED = "Something changed"
SO_FAR = "So far"
GO_ON = "Go on"
BACK_TO = "Back to {title}"
NOTHING_YET = "Nothing yet."
WHY = "Add why, if you like"
NOT_LATER = "Not now"
DO = "Do"
CONSIDER = "Consider"
OUTCOME = "Where this ends"
EXAMPLE = "You might say: {words}"
TIMED = "{say}: {time}"

# Factors
PRESENT = "Present"
ABSENT = "Absent"
UNKNOWN = "Unknown"
MARKS = {"present": PRESENT, "absent": ABSENT, "unknown": UNKNOWN, "untouched": "Not considered"}
CONSIDERED = "{count} of {all} considered. The rest may stay as they are."
GO_ON_FACTORS = "Go on"

# Danger
DANGER_LOGGED = "Logged at {time}"
DANGER_BACK = "Back to where I was"
DANGER_ON = "Go on to the questions"

# Note
NOTE_TITLE = "Note"
NOTE_ABOUT = "Note on: {what}"
NOTE_LABEL = "Roles, not names"
NOTE_HINT = "For example: told the assistant principal"
NOTE_KEEP = "Keep the note"
NOTE_KEEP_ANYWAY = "Keep it as it is"
NOTE_LOOKS = "This may hold {what}. Leave it out if you can."

# Outcome
DUTIES = "Owed from here"
DUTY_NOW = "Done"
DUTY_EARLIER = "Done earlier"
DUTY_DONE = "Marked done at {time}"
DUTY_DONE_EARLIER = "Done earlier, marked at {time}"
DUTY_UNDO = "Open again"
FINISH = "Finish and save"
FINISH_UNKEPT = "Finish"
BEFORE = "Your answer before"
FINISH_OPEN_ONE = "Finish. One duty stays open, and the record says so."
FINISH_OPEN = "Finish. {count} duties stay open, and the record says so."
KEEP_OPEN = "Leave it open"

# Keeping
UNCONFIRMED = "Could not confirm that all your steps are kept. You can go on; each step tries again."
TRY_AGAIN = "Try again"
TAKEN = "This walkthrough is open in another window. Here it can only be read."
TAKE_OVER = "Go on here instead"
LATE_NOTE = "Something went wrong. You can go on."

# Where records are kept
KEPT_TITLE = "Records"
KEPT_ON_DISK = "Kept in a folder on this machine."
KEPT_IN_BROWSER = "In this browser, on this device."
KEPT_PROMISED = "The browser has promised not to clear them by itself."
KEPT_UNPROMISED = (
    "The browser has not promised to keep them: in a private window they are gone when it is closed, and "
    "elsewhere when room runs out. Install the app to the home screen, and send finished records to your "
    "supervisor."
)
KEPT_ROOM = "Room left: about {room} MB."
INSTALL = "How to put this app on the home screen"
KEPT_NOWHERE = "{why} You can walk the trees, but nothing is kept once the page is closed."
NOT_KEPT = "Not kept: it is gone once this page is closed."
ANOTHER_WRITES = "Another window of this app is keeping the records. Here they can only be read."

# Saved
SAVED_TITLE = "Saved walkthroughs"
SHOW_OLDER = "Show older ({count} more)"
SAVED_NONE = "None yet. Every walkthrough is kept here by itself."
VISIT = "This visit"
VISIT_TITLE = "Walkthroughs of this visit"
VISIT_NONE = "None yet. They are gone once this page is closed."
OPEN_STILL = "Not finished"
INTERRUPTED = "Interrupted"
FINISHED = "Finished"
ALTERED = "This record was changed after it was kept. First line that does not fit: {line}."
ALTERED_SHORT = "altered"
ALTERED_LINE = "This line does not fit: it may have been changed."
ALTERED_REST = "What can be read is shown. Do not rely on it."
LOST_ONE = "1 line cannot be read."
LOST = "{count} lines cannot be read."
NO_DATE = "date unknown"
NO_DATE_SAYS = "When it began cannot be read any more. Times are counted from its start."
EDITION_UNREAD = "Which edition it was made on cannot be read any more: it is told in the words of today's."
INTACT = "Intact: every line fits the one before it, and its decision trees lead to every step."
UNCLOSED = (
    "Not closed yet. Every line so far fits the one before it, and its decision trees lead to every step."
)
UNCHECKED = (
    "Every line fits the one before it. What it says could not be checked against its decision trees: "
    "they are not on this device."
)
UNKNOWN_LINE = "Line {line} holds something that this app does not know. It may be from a newer app."
IMPOSSIBLE = (
    "Every line fits the one before it, but the decision trees it was made on do not lead to line {line}. "
    "Do not rely on it."
)
OTHER_EDITION = "Made on another edition of the policy and trees; shown as it was then."
OTHER_PACK = "Made on another policy: {title}, {department}. Shown as it was then."
OTHER_PACK_GONE = "Made on another policy, which is not on this device: its words cannot be shown."
EDITION_GONE = (
    "Made on another edition, which cannot be opened on this device. "
    "What no longer fits is shown without its words."
)
CHANGED_SINCE = "Changed since then: {screens}."
SAME_SCREENS = "The screens of this path are the same today."
TIMES_IN = "Times are in {zone}."
DEALT_WITH = "Dealt with"
MORE_ALERTS = "{count} more to deal with, under Saved"
SUPERSEDED = "taken back"
ENTRIES = "{count} entries"
ENTRY_ONE = "1 entry"
BEGAN = "Began"
WENT_ON = "went on"
WENT_BACK = "Went back"
CHANGED_TOLD = "Something changed: reassess"
DANGER_TOLD = "Danger now"
RESUMED_TOLD = "Opened again at {when}"
CLOCK_BACK = (
    "The device's clock was set back here, by at least {length}. The times before this or after it are wrong."
)
CLOCK_AHEAD = (
    "The device's clock was {length} ahead of what had been counted: it was set, or the device slept."
)
INTERRUPTED_TOLD = "Ended as interrupted"
DUTY_TOLD = "Marked done"
DUTY_OPEN_TOLD = "Open again"
REACHED = "Reached, and back to the tree before"
TICKED_TOLD = "Ticked: {item}"
UNTICKED_TOLD = "Tick taken away: {item}"
NOTED_TOLD = "Note: {text}"
LATER = "entered later"
CORRECTED = "corrected"
OPEN_DUTIES = "Duties left open"

# Policy
POLICY_TITLE = "Policy"
SECTION_TITLE = "Policy {section}"
SEARCH = "Search the policy"
NO_HITS = "No sentence has all of these words."
HITS = "{count} found"
HIT_ONE = "1 found"

# Settings
OFFICER = "Your name or badge number"
OFFICER_HELP = "New records carry it. It may stay empty."
LOOKS = "Appearance"
THEMES = {"system": "As the device", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
TEXT_SIZE = "Text size"
TEXT_SIZES = {1.0: "100 %", 1.25: "125 %", 1.5: "150 %", 1.75: "175 %", 2.0: "200 %"}
TEXT_SAMPLE = "Can school staff be told first, or be present?"
READER = "Made for a screen reader from the start"
READER_HELP = "Takes effect when the page is opened again."
ABOUT = "About"
ABOUT_LINES = (
    "SRO Assist shows what the department's policy asks. It never decides and gives no legal advice.",
    "Records stay on this device.",
)
EDITION_HERE = "Edition {edition}."
LOOKED = "Last looked for a new one: {when}."
NEVER_LOOKED = "It has not been able to look for a new one yet."
EDITION = "Edition {edition}. App {app}."
SETTINGS_FAILED = "Could not confirm that this setting is kept: {why}"

# Refusing a pack
BROKEN_TITLE = "The decision trees cannot be opened"
BROKEN_SAYS = "Nothing was changed and no record is lost. Until this is mended, go by the policy itself."
RECORDS_TITLE = "The records cannot be opened"
RECORDS_SAYS = "Nothing was deleted."
NOT_FOUND = "There is no such page."
TO_HOME = "Go to the first screen"
PART_FAILED = "This part could not be shown. You can go on."

# Handing over
SEND = "Send to the supervisor"
SEND_SAYS = (
    "One file with the whole record as it is, notes too. It opens in SRO Assist, and anyone can verify it."
)
SHARE = "Share the file"
SAVE_FILE = "Save as a file"
FILE_SAVED = "Your device has the file now; look among your downloads."
FILE_SIZE = "{kilobytes} KB"
NOT_SENT = "No file could be made of this record: {why}"
TAKE_IN = "Take in a record"
HANDED = "Given to SRO Assist: {names}. Nothing of it has been taken in yet."
HANDED_TAKE = "Take it in"
HANDED_LEAVE = "Leave it"
TAKEN_IN = {
    "new": "Taken in: {record}.",
    "longer": "Taken in: {record}. The record here now holds what was added since.",
    "same": "Already here: {record}.",
}
TAKEN_MANY = "{count} records are here now: {new} new, {longer} longer than before, {same} as they were."
NOT_TAKEN = "{name} was not taken in. {why}"
LOOK_AT_IT = "Look at it"
