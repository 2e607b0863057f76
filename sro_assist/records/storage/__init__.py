"""Where bytes are kept: a folder on a disk, or a browser (``browser/``), behind one protocol."""
