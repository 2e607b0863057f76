"""What runs in the shipped Pyodide while the app is built: its Python is the phone's. No import from here."""
