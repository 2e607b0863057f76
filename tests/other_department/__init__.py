"""Another department's pack: another chapter, other trees. The department and its policy are made up."""
