"""What SRO Assist is made of, from the locks: notices for people, a bill of materials for scanners."""
