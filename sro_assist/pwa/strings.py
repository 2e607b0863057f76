"""Every word of the page around the app: the card, its progress, the update's strip, the install page.

What the card says of the policy is not here: it comes from the pack.
"""

from __future__ import annotations

APP = "SRO Assist"
ABOUT = "What the department's policy asks of a School Resource Officer, one decision at a time."

# The card
DANGER = "Danger now"
CARD = "Quick card"
STARTING = "Starting"

# What the page's script says; {names} are filled in there.
SCRIPT: dict[str, str | dict[str, str]] = {
    "opening": "Opening {what}",
    "tapped": "Opening",
    "fetching": "Being kept on this device, for use without a signal",
    "fetched": "{percent} %, {done} of {total} MB",
    "kept": "All here. Starting",
    "notStarted": "Not started",
    "broken": "SRO Assist could not start: {why}",
    "lacking": (
        "SRO Assist could not start: a part of it is no longer on this device, and could not be fetched. "
        "Connect to a network, then try again."
    ),
    "unkept": "This browser cannot keep SRO Assist for use without a signal.",
    "forbidden": (
        "This browser is set to keep nothing of this site. SRO Assist opens, but needs a signal each time, "
        "and keeps no records. To change that, allow this site's data (cookies) in the browser's settings."
    ),
    "framed": "SRO Assist does not open inside another page. Open it in a window of its own.",
    "failed": {
        "network": "The connection was lost. What has arrived is kept; it goes on from there.",
        "server": "The server did not give every file. It is tried again.",
        "digest": "A file did not arrive as it was made. It is tried again.",
        "room": "There is not enough room on this device to keep it.",
        "worker": "This browser did not let it be kept here.",
        "signIn": (
            "The network answered in the place of the server. It may ask you to sign in first: "
            "open any other page, sign in there, then try again."
        ),
    },
    "updateReady": "A new version is ready.",
    "useIt": "Use it now",
    "updateDidNotStart": "The new version did not start. You have the one before it.",
    "tryItAgain": "Try the new one again",
    "updating": "Changing over",
    "updateFailed": "It could not be taken now. The version you have goes on working.",
}
TRY_AGAIN = "Try again now"
OPEN_ANYWAY = "Open it without keeping it"
NOT_STARTED = "The new version has not started. The one before it is still here."
OPEN_BEFORE = "Open the one before"
LATER = "Later"

# Pictures of the app, for the browser's own question whether to install it
SHOT_HOME = "What is happening? and the decision trees"
SHOT_QUESTION = "One decision at a time, with the policy it rests on"
SHOT_DESK = "On a desk: the question, and beside it what was done so far"

# The install page
INSTALL_TITLE = "Put SRO Assist on your phone"
INSTALL_SAYS = (
    "It opens from the home screen like any app, and works with no signal at all. "
    "No app store, no account. Your records stay on the device."
)
INSTALL_NOW = "Install it now"
INSTALLED = "Open SRO Assist"
IPHONE = "iPhone and iPad"
IPHONE_STEPS = (
    ("Open this address in Safari.", "compass"),
    ("Tap Share: the square with the arrow. If it is not there, tap the three dots first.", "share"),
    ("Scroll down and tap Add to Home Screen. Leave Open as Web App switched on, if it is asked.", "plus"),
    ("Tap Add.", "add"),
    (
        "Open SRO Assist from its new icon while you still have a signal, and wait until it has started.",
        "icon",
    ),
)
ANDROID = "Android"
ANDROID_STEPS = (
    ("Open this address in Chrome.", "globe"),
    ("Tap the three dots.", "dots"),
    ("Tap Add to Home screen, or Install app.", "plus"),
    ("Tap Install.", "add"),
    (
        "Open SRO Assist from its new icon while you still have a signal, and wait until it has started.",
        "icon",
    ),
)
INSTALL_NOTES_TITLE = "Good to know"
INSTALL_NOTES = (
    (
        "On iPhone and iPad the icon keeps records of its own. Those made in Safari are not carried over: "
        "export them there, and import them here."
    ),
    (
        "Deleting the icon on an iPhone, or clearing the browser's data, deletes the records on the device. "
        "Export what you need first."
    ),
    (
        "When a new version is ready, the first screen says so. It is never put in while you walk through "
        "a decision, only when you tap Use it now."
    ),
    "Whoever can unlock the phone can open the records on it.",
)
