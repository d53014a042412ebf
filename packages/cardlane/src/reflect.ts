// tsyringe refuses to load without it, so it comes first.
import 'reflect-metadata'
