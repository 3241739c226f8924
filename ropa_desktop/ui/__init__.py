"""WHO works with the register: the only room with Qt. It never imports SQLAlchemy."""
